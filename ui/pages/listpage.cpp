#include "ui/pages/listpage.h"

#include "ui/desksettings.h"
#include "ui/pages/listdesigns.h"
#include "ui/theme.h"
#include "ui/widgets/columnchooser.h"
#include "ui/widgets/exportbutton.h"
#include "ui/widgets/filterbutton.h"
#include "ui/widgets/filterheader.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/groupchoice.h"
#include "ui/widgets/heading.h"
#include "ui/widgets/keyaction.h"
#include "ui/widgets/listheader.h"
#include "ui/widgets/searchwidth.h"
#include "ui/widgets/splittermemory.h"

#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto typingPause = 120ms;
constexpr int facetWidth = 208;
constexpr int detailWidth = 360;

} // namespace

ListPage::ListPage(ListDesign design, DeskSettings &settings, QWidget *parent)
    : BookPage(design.page, parent), m_design(std::move(design)), m_head(new QWidget(this)),
      m_search(new QLineEdit(m_head)), m_count(new QLabel(m_head)), m_parts(new QSplitter(this)),
      m_body(new ListBody(m_design.kind, m_design.columns, title(), m_parts)),
      m_facets(new FacetPanel(m_design.facets, m_parts)), m_details(new QStackedWidget(m_parts)),
      m_editing(addEditing(m_design))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    fillHead(settings);
    layout->addWidget(m_parts, 1);
    arrange(settings);
    setTabOrder(m_body->table(), m_search); // the table comes first: the arrows move over its rows at once
    m_editing->attach(m_body->table(), m_body->model());
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, &ListPage::ask);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_facets, &FacetPanel::chosenChanged, this, &ListPage::ask);
    followBody();
}

void ListPage::followBody()
{
    connect(m_body->header(), &QHeaderView::sortIndicatorChanged, this, &ListPage::ask);
    connect(&filters(), &FilterHeader::filtersChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(&filters(), &FilterHeader::typedChanged, this, &ListPage::draftChanged);
    connect(m_body, &ListBody::acted, this, &ListPage::showEverything);
    connect(m_body, &ListBody::loaded, this, &ListPage::show);
    connect(m_body, &ListBody::chosen, this, &ListPage::showChosen);
    connect(m_body, &ListBody::failed, this, &ListPage::failed);
    connect(m_body, &ListBody::entityWanted, this,
            [this](const QString &entityId) { Q_EMIT rowWanted(entityRows(), entityId); });
    connect(m_body, &ListBody::activated, this, [this](const QString &key) {
        if (!m_design.openedBy.isEmpty() && !key.isEmpty())
            Q_EMIT rowsWanted(m_design.opens, m_design.openedBy, key);
    });
}

void ListPage::fillHead(DeskSettings &settings)
{
    auto *layout = new FlowLayout(m_head);
    layout->setContentsMargins(Theme::margin, Theme::apart, Theme::margin, Theme::apart);
    layout->setSpacing(Theme::apart);
    m_count->setObjectName(u"faint"_s);
    m_search->setPlaceholderText(tr("Search names and ids"));
    m_search->setAccessibleName(tr("Search %1").arg(title()));
    m_search->setClearButtonEnabled(true);
    boundSearch(*m_search);
    layout->addWidget(new Heading(title(), Heading::Page, m_head));
    layout->addWidget(m_count);
    layout->beginRight();
    m_export = new ExportButton([this] { return view(); }, m_head);
    connect(m_export, &ExportButton::jobMade, this, &ListPage::jobMade);
    auto *columns = new ColumnChooser(*m_body->header(), settings, m_design.kind.kind, m_head);
    if (!m_design.groupings.empty()) {
        columns->addHeader(*m_body->addGroups());
        makeGroups(*layout, settings);
    }
    m_filterButton = new FilterButton(filters(), settings, m_design.kind.kind, this);
    connect(m_filterButton, &FilterButton::rowsWanted, this, [this] { m_body->goTo({}); });
    layout->addWidget(m_export);
    layout->addWidget(m_filterButton);
    layout->addWidget(columns);
    layout->addWidget(m_search);
    filters().setTabStart(m_search);
    addKeyAction(this, tr("Search names and ids"), { QKeySequence::Find }, Qt::WindowShortcut, this, [this] {
        m_search->setFocus();
        m_search->selectAll();
    });
    addKeyAction(this, tr("Save the changes"), { QKeySequence::Save }, Qt::WindowShortcut, this, [this] {
        const bool isEntity = m_entityEditing && m_details->currentWidget() == m_entityEditing->details();
        (isEntity ? m_entityEditing : m_editing)->save();
    });
}

void ListPage::makeGroups(QLayout &head, DeskSettings &settings)
{
    m_entityEditing = addEditing(entityDesign());
    m_groups = new GroupChoice(m_design.groupings, settings, m_design.kind.kind, head.parentWidget());
    head.addWidget(m_groups);
    const auto group = [this] { m_body->setGrouping(m_groups->chosen()); };
    connect(m_groups, &GroupChoice::chosenChanged, this, group);
    group();
}

void ListPage::arrange(DeskSettings &settings)
{
    m_parts->setChildrenCollapsible(false);
    m_parts->setHandleWidth(1);
    for (QWidget *part :
         { static_cast<QWidget *>(m_facets), static_cast<QWidget *>(m_body), static_cast<QWidget *>(m_details) })
        m_parts->addWidget(part);
    m_parts->setStretchFactor(1, 1);
    m_parts->setSizes({ facetWidth, 600, detailWidth });
    new SplitterMemory(*m_parts, settings, m_design.kind.kind);
}

RowEditing *ListPage::addEditing(const ListDesign &design)
{
    auto *details = new RowDetails(design.kind, design.name, design.details, m_details);
    connect(details, &RowDetails::rowWanted, this, &ListPage::rowWanted);
    m_details->addWidget(details);
    auto *editing = new RowEditing(details, design.kind, design.name, design.edits, this);
    connect(editing, &RowEditing::failed, this, &ListPage::failed);
    connect(editing, &RowEditing::edited, this, &ListPage::edited);
    connect(editing, &RowEditing::draftChanged, this, &ListPage::draftChanged);
    return editing;
}

FilterHeader &ListPage::filters() const
{
    return m_body->table()->filters();
}

QString ListPage::readSort() const
{
    return sortOf(*m_body->header(), m_design.columns);
}

void ListPage::setSource(MetadataSource *source)
{
    m_editing->setSource(source);
    if (m_entityEditing)
        m_entityEditing->setSource(source);
    m_export->setSource(source);
    m_source = source;
    m_body->setSource(nullptr);
    ask();
    if (m_isWanted)
        m_body->setSource(source);
}

/// A page that nobody has looked at asks for no rows: a book opens the faster.
void ListPage::want()
{
    if (!std::exchange(m_isWanted, true))
        m_body->setSource(m_source);
}

void ListPage::showEvent(QShowEvent *event)
{
    BookPage::showEvent(event);
    want();
}

void ListPage::setAreaNames(const AreaNames &names)
{
    m_areas = names;
    m_body->setAreaNames(names);
}

bool ListPage::showRow(const RowKind &kind, const QString &key)
{
    if (kind.kind != m_design.kind.kind)
        return false;
    want();
    m_sought = key;
    if (m_body->isRead())
        seek();
    else
        m_body->waitFor(key);
    return true;
}

/// What is not among the rows that were read is searched for.
void ListPage::seek()
{
    const QString key = std::exchange(m_sought, {});
    if (key.isEmpty() || m_body->goTo(key))
        return;
    m_body->waitFor(key);
    m_facets->uncheckAll();
    filters().clearFilters();
    m_search->setText(key);
    ask();
}

bool ListPage::showRows(const RowKind &kind, const QString &field, const QString &value)
{
    const bool isAll = field.isEmpty();
    const bool isNone = !isAll && value.isEmpty();
    if (kind.kind != m_design.kind.kind || (!isAll && !m_facets->fields().contains(field)))
        return false;
    if (isAll || isNone)
        m_facets->uncheckAll();
    else
        m_facets->setChosen({ { field, { value } } });
    filters().clearFilters();
    if (isNone) {
        filters().setTyped({ { field, u"="_s } });
        m_filterButton->setChecked(true);
    }
    m_search->clear();
    ask();
    m_body->goTo({});
    return true;
}

QJsonObject ListPage::chosenRow() const
{
    return static_cast<RowDetails *>(m_details->currentWidget())->row();
}

void ListPage::ask()
{
    m_typing.stop();
    m_body->setQuery({ .sort = readSort(),
                       .search = m_search->text().trimmed(),
                       .filters = m_facets->chosen(),
                       .where = filters().conditions(),
                       .facets = m_facets->fields() });
    Q_EMIT draftChanged();
}

QJsonObject ListPage::draft() const
{
    QJsonObject draft;
    if (const QString text = m_search->text(); !text.isEmpty())
        draft.insert(u"search"_s, text);
    QJsonObject facets;
    for (const auto &[field, values] : m_facets->chosen())
        facets.insert(field, QJsonArray::fromStringList(values));
    if (!facets.isEmpty())
        draft.insert(u"facets"_s, facets);
    if (const QJsonObject typed = filters().typed(); !typed.isEmpty())
        draft.insert(u"filters"_s, typed);
    if (const QJsonObject edits = m_editing->draft(); !edits.isEmpty())
        draft.insert(u"edits"_s, edits);
    if (const QJsonObject edits = m_entityEditing ? m_entityEditing->draft() : QJsonObject(); !edits.isEmpty())
        draft.insert(u"entity edits"_s, edits);
    return draft;
}

void ListPage::setDraft(const QJsonObject &draft)
{
    want();
    std::vector<std::pair<QString, QStringList>> chosen;
    const QJsonObject facets = draft.value(u"facets").toObject();
    for (auto facet = facets.begin(); facet != facets.end(); ++facet)
        chosen.emplace_back(facet.key(), facet.value().toVariant().toStringList());
    m_facets->setChosen(chosen);
    m_search->setText(draft.value(u"search").toString());
    filters().setTyped(draft.value(u"filters").toObject());
    m_editing->setDraft(draft.value(u"edits").toObject());
    if (m_entityEditing)
        m_entityEditing->setDraft(draft.value(u"entity edits").toObject());
    ask();
}

bool ListPage::isNarrowed() const
{
    return !m_search->text().trimmed().isEmpty() || !m_facets->chosen().empty() || !filters().conditions().isEmpty();
}

void ListPage::showEverything()
{
    m_search->clear();
    m_facets->uncheckAll();
    filters().clearFilters();
    ask();
    m_search->setFocus();
}

void ListPage::show(const RowPage &page, qint64 rows)
{
    const QString count = QLocale().toString(rows);
    m_count->setText(m_body->isCut() ? tr("%1, only the largest groups are shown").arg(count) : count);
    m_body->setNote(isNarrowed() ? tr("Nothing matches the search, the filters and what is chosen at the left.")
                                 : m_design.none,
                    isNarrowed() ? tr("Clear all filters") : QString());
    m_facets->setCounts(page, m_areas);
    if (!isNarrowed())
        m_facets->setVisible(m_facets->hasValues()); // a search that finds nothing does not move the list
    seek();
}

void ListPage::showChosen(const RowKind &kind, const QJsonObject &row)
{
    RowEditing *editing = kind.kind == m_design.kind.kind ? m_editing : m_entityEditing;
    editing->showRows(row, m_areas);
    m_details->setCurrentWidget(editing->details());
}

RowView ListPage::view() const
{
    RowQuery query;
    query.sort = readSort();
    query.search = m_search->text().trimmed();
    query.filters = m_facets->chosen();
    query.where = filters().conditions();
    return { m_design.kind, title(), query, shownColumns(*m_body->header(), m_design.columns), m_areas };
}

} // namespace hearthbook
