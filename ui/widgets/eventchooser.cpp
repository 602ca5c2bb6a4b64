#include "ui/widgets/eventchooser.h"

#include "core/source/whenanswered.h"
#include "ui/models/eventtext.h"
#include "ui/plaintext.h"
#include "ui/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSet>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int nameWidth = 190;
constexpr int visibleRows = 11;
constexpr int eventRole = Qt::UserRole; ///< an event, or of a topic its pattern

/// Of "device.created" and its like "device.*"; games have names without a topic.
QString patternOf(const QString &event)
{
    const qsizetype dot = event.indexOf(u'.');
    return dot < 0 ? QString() : event.left(dot) + u".*"_s;
}

QString topicTitle(const QString &pattern)
{
    const QHash<QString, QString> titles {
        { u"device.*"_s, EventChooser::tr("Devices") },          { u"entity.*"_s, EventChooser::tr("Entities") },
        { u"preferences.*"_s, EventChooser::tr("Preferences") }, { u"sync.*"_s, EventChooser::tr("Home Assistant") },
        { u"webhook.*"_s, EventChooser::tr("Webhooks") },        { QString(), EventChooser::tr("Games") }
    };
    return titles.value(pattern, pattern);
}

Qt::CheckState checkedIf(bool checked)
{
    return checked ? Qt::Checked : Qt::Unchecked;
}

} // namespace

bool patternFits(const QString &pattern, const QString &event)
{
    QString expression = QRegularExpression::escape(pattern);
    expression.replace(u"\\*"_s, u".*"_s).replace(u"\\?"_s, u"."_s);
    return QRegularExpression(QRegularExpression::anchoredPattern(expression),
                              QRegularExpression::DotMatchesEverythingOption)
        .match(event)
        .hasMatch();
}

EventChooser::EventChooser(QWidget *parent)
    : QWidget(parent), m_tree(new QTreeWidget(this)), m_all(new QTreeWidgetItem(m_tree)),
      m_patterns(new QLineEdit(this)), m_note(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::tight);
    m_tree->setAccessibleName(tr("Events"));
    m_tree->setColumnCount(2);
    m_tree->setHeaderHidden(true);
    m_tree->setColumnWidth(0, std::max(nameWidth, fontMetrics().averageCharWidth() * 24));
    m_tree->setUniformRowHeights(true);
    m_tree->setMinimumHeight(visibleRows * (fontMetrics().height() + fontMetrics().height() / 2));
    m_all->setText(0, tr("All events"));
    m_all->setText(1, tr("Also those that later versions add"));
    m_patterns->setAccessibleName(tr("Patterns of your own"));
    m_patterns->setPlaceholderText(tr("Patterns of your own, as *.removed, entity.re*"));
    m_note->setObjectName(u"faint"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->hide();
    for (QWidget *part : std::initializer_list<QWidget *> { m_tree, m_patterns, m_note })
        layout->addWidget(part);
    setFocusProxy(m_tree);
    connect(m_tree, &QTreeWidget::itemChanged, this, &EventChooser::notice);
    connect(m_patterns, &QLineEdit::textEdited, this, &EventChooser::noticePatterns);
}

void EventChooser::setSource(MetadataSource *source)
{
    m_source = source;
    if (!source)
        return;
    whenAnswered(source->send({ .path = u"/api/event-types"_s }), this, [this](const Result<ChangedRow> &answer) {
        if (answer)
            take(answer->row);
    });
}

void EventChooser::take(const QJsonObject &types)
{
    m_isFilling = true;
    for (int i = m_tree->topLevelItemCount() - 1; i > 0; --i)
        delete m_tree->takeTopLevelItem(i);
    for (const auto &type : types[u"event_types"].toArray()) {
        const QString name = type[u"name"].toString();
        if (name != u"ping") // is sent whatever one listens to
            addType(name, eventMeaning(name, type[u"meaning"].toString()));
    }
    m_tree->expandAll();
    m_isFilling = false;
    showChecks();
    showPatterns(true);
    m_tree->resizeColumnToContents(0);
}

void EventChooser::addType(const QString &name, const QString &meaning)
{
    auto *item = new QTreeWidgetItem(topic(name));
    item->setText(0, oneLine(name));
    item->setText(1, oneLine(meaning).remove(u'`'));
    item->setToolTip(1, plainHint(meaning));
    item->setData(0, eventRole, name);
}

QTreeWidgetItem *EventChooser::topic(const QString &event)
{
    const QString pattern = patternOf(event);
    for (int i = 1; i < m_tree->topLevelItemCount(); ++i) {
        if (m_tree->topLevelItem(i)->data(0, eventRole).toString() == pattern)
            return m_tree->topLevelItem(i);
    }
    auto *item = new QTreeWidgetItem(m_tree);
    item->setText(0, topicTitle(pattern));
    item->setText(1, pattern);
    item->setData(0, eventRole, pattern);
    return item;
}

void EventChooser::setEvents(const QJsonValue &events, bool emptyIsAll)
{
    if (events == this->events() && emptyIsAll == m_emptyIsAll)
        return; // what is typed stays as it is
    m_emptyIsAll = emptyIsAll;
    m_events.clear();
    for (const auto &event : events.toArray())
        m_events += event.toString();
    m_isAll = emptyIsAll && events.isArray() && m_events.isEmpty();
    m_given = m_events;
    showChecks();
    showPatterns(true);
}

QJsonValue EventChooser::events() const
{
    if (m_isAll)
        return QJsonArray();
    if (QSet(m_events.begin(), m_events.end()) == QSet(m_given.begin(), m_given.end()) && !m_given.isEmpty())
        return QJsonArray::fromStringList(m_given);
    if (m_events.isEmpty() && m_emptyIsAll)
        return QJsonValue::Null;
    return QJsonArray::fromStringList(m_events);
}

/// Brings the checks to what is chosen. An event whose topic is chosen cannot be unchecked alone.
void EventChooser::showChecks()
{
    m_isFilling = true;
    m_all->setCheckState(0, checkedIf(m_isAll));
    m_all->setHidden(!m_emptyIsAll);
    for (int i = 1; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *topic = m_tree->topLevelItem(i);
        const QString pattern = topic->data(0, eventRole).toString();
        const bool isWhole = m_isAll || (!pattern.isEmpty() && m_events.contains(pattern));
        bool areAll = true;
        for (int j = 0; j < topic->childCount(); ++j) {
            QTreeWidgetItem *item = topic->child(j);
            const bool isChosen = m_events.contains(item->data(0, eventRole).toString());
            areAll = areAll && isChosen;
            item->setCheckState(0, checkedIf(isWhole || isChosen));
            item->setDisabled(isWhole);
        }
        topic->setCheckState(0, checkedIf(isWhole || (pattern.isEmpty() && areAll)));
        topic->setDisabled(m_isAll);
    }
    m_isFilling = false;
}

void EventChooser::notice(QTreeWidgetItem *item)
{
    if (m_isFilling)
        return;
    const bool wanted = item->checkState(0) == Qt::Checked;
    const QString event = item->data(0, eventRole).toString();
    if (item == m_all)
        m_isAll = wanted;
    else if (!event.isEmpty())
        set(event, wanted);
    else // games: the topic has no pattern
        for (int i = 0; i < item->childCount(); ++i)
            set(item->child(i)->data(0, eventRole).toString(), wanted);
    if (m_isAll)
        m_events.clear();
    showChecks();
    showPatterns(true);
    Q_EMIT edited();
}

void EventChooser::set(const QString &event, bool wanted)
{
    m_events.removeAll(event);
    if (wanted)
        m_events += event;
}

/// What the tree has no check for.
QStringList EventChooser::patterns() const
{
    QStringList out;
    for (const QString &event : m_events) {
        if (!isOffered(event))
            out += event;
    }
    return out;
}

bool EventChooser::isOffered(const QString &event) const
{
    for (int i = 1; i < m_tree->topLevelItemCount(); ++i) {
        if (m_tree->topLevelItem(i)->data(0, eventRole).toString() == event)
            return true;
    }
    return known().contains(event);
}

QStringList EventChooser::known() const
{
    QStringList names;
    for (int i = 1; i < m_tree->topLevelItemCount(); ++i) {
        for (int j = 0; j < m_tree->topLevelItem(i)->childCount(); ++j)
            names += m_tree->topLevelItem(i)->child(j)->data(0, eventRole).toString();
    }
    return names;
}

/// Leaves alone what is typed, unless `anew`.
void EventChooser::showPatterns(bool anew)
{
    m_patterns->setEnabled(!m_isAll);
    if (anew) {
        m_typed = patterns();
        m_patterns->setText(m_typed.join(u", "_s));
    }
    QStringList idle;
    const QStringList names = known();
    for (const QString &pattern : patterns()) {
        const bool fits = std::any_of(names.begin(), names.end(),
                                      [&](const QString &name) { return patternFits(pattern, name); });
        if (!fits)
            idle += oneLine(pattern);
    }
    m_note->setText(tr("No event that is known fits %1.").arg(idle.join(u", "_s)));
    m_note->setVisible(!idle.isEmpty() && !names.isEmpty());
}

void EventChooser::noticePatterns()
{
    m_events.removeIf([this](const QString &event) { return m_typed.contains(event); });
    m_typed = m_patterns->text().split(QRegularExpression(u"[\\s,]+"_s), Qt::SkipEmptyParts);
    for (const QString &pattern : std::as_const(m_typed)) {
        if (!m_events.contains(pattern))
            m_events += pattern;
    }
    showChecks();
    showPatterns(false);
    Q_EMIT edited();
}

} // namespace hearthbook
