#include "ui/widgets/filterfields.h"

#include "core/source/whenanswered.h"
#include "ui/models/webhookedit.h"
#include "ui/theme.h"
#include "ui/widgets/checklist.h"

#include <QGridLayout>
#include <QJsonArray>
#include <QLabel>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostAreas = 1000;

} // namespace

FilterFields::FilterFields(QWidget *parent)
    : QWidget(parent), m_areas(new CheckList(tr("Only these areas"), this)),
      m_domains(new CheckList(tr("Only these domains"), this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::apart);
    grid->setVerticalSpacing(Theme::tight);
    int column = 0;
    for (const auto &[title, list] :
         { std::pair(tr("Only these areas"), m_areas), std::pair(tr("Only these domains"), m_domains) }) {
        auto *label = new QLabel(title, this);
        label->setBuddy(list);
        grid->addWidget(label, 0, column);
        grid->addWidget(list, 1, column++);
    }
    auto *note = new QLabel(
        tr("Holds for events of devices and entities. None checked: all of them. A device has no domain, "
           "so where domains are checked only entities are told of."),
        this);
    note->setObjectName(u"faint"_s);
    note->setWordWrap(true);
    grid->addWidget(note, 2, 0, 1, 2);
    connect(m_areas, &CheckList::checkedChanged, this, [this] { take(u"area_id"_s, *m_areas); });
    connect(m_domains, &CheckList::checkedChanged, this, [this] { take(u"domain"_s, *m_domains); });
}

void FilterFields::setSource(MetadataSource *source)
{
    m_source = source;
    if (!source)
        return;
    readAreas();
    readDomains();
}

void FilterFields::readAreas()
{
    if (!m_source)
        return;
    whenAnswered(m_source->list(areaRows(), { .limit = mostAreas }), this, [this](const Result<RowPage> &page) {
        if (!page)
            return;
        QList<std::pair<QString, QString>> areas;
        for (const QJsonObject &area : page->rows)
            areas.append({ area[u"area_id"].toString(), area[u"display_name"].toString() });
        std::sort(areas.begin(), areas.end(),
                  [](const auto &a, const auto &b) { return QString::localeAwareCompare(a.second, b.second) < 0; });
        m_areas->setOffered(areas);
    });
}

void FilterFields::readDomains()
{
    whenAnswered(m_source->list(entityRows(), { .limit = 1, .facets = { u"domain"_s } }), this,
                 [this](const Result<RowPage> &page) {
                     if (!page || page->facets.empty())
                         return;
                     QList<std::pair<QString, QString>> domains;
                     for (const ValueCount &one : page->facets.front().second) {
                         if (one.value)
                             domains.append({ *one.value, *one.value });
                     }
                     std::sort(domains.begin(), domains.end());
                     m_domains->setOffered(domains);
                 });
}

void FilterFields::setFilters(const QJsonObject &filters)
{
    m_filters = filters;
    m_areas->setChecked(wordsOf(filters[u"area_id"]));
    m_domains->setChecked(wordsOf(filters[u"domain"]));
}

QJsonObject FilterFields::filters() const
{
    return m_filters;
}

void FilterFields::take(const QString &key, const CheckList &list)
{
    if (list.checked().isEmpty())
        m_filters.remove(key);
    else
        m_filters.insert(key, QJsonArray::fromStringList(list.checked()));
    Q_EMIT edited();
}

} // namespace hearthbook
