#include "ui/widgets/rowdetails.h"

#include "ui/models/rowwriter.h"
#include "ui/plaintext.h"
#include "ui/theme.h"
#include "ui/widgets/deviceentities.h"
#include "ui/widgets/rowhistory.h"
#include "ui/widgets/tabplace.h"

#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRows = int(RowWriter::mostRows);

} // namespace

RowDetails::RowDetails(const RowKind &kind, QString title, std::vector<Column> lines, QWidget *parent)
    : QWidget(parent), m_titleField(std::move(title)), m_title(new QLabel(this)), m_tabs(new QTabWidget(this))
{
    setObjectName(u"detail"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, Theme::margin, 0, 0);
    layout->setSpacing(Theme::near);
    QFont font = Theme::scaled(m_title->font(), Theme::titleSize);
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setContentsMargins(Theme::margin, 0, Theme::margin, 0);
    layout->addWidget(m_title);
    layout->addWidget(m_tabs, 1);
    addTabs(kind, std::move(lines));
    setRow({}, m_areas);
}

void RowDetails::addTabs(const RowKind &kind, std::vector<Column> lines)
{
    m_tabs->setObjectName(u"tabs"_s);
    m_tabs->setAccessibleName(tr("What is known of the chosen row"));
    m_tabs->tabBar()->setAccessibleName(tr("What to show of the chosen row"));
    m_tabs->tabBar()->setDrawBase(false);
    QWidget *place = tabPlace(*m_tabs);
    m_pane = new DetailPane(std::move(lines), place);
    m_tabs->addTab(m_pane, tr("Details"));
    connect(m_pane, &DetailPane::deviceWanted, this,
            [this](const QString &deviceId) { Q_EMIT rowWanted(deviceRows(), deviceId); });
    if (kind.kind == deviceRows().kind) {
        m_entities = new DeviceEntities(place);
        m_tabs->addTab(m_entities, tr("Entities"));
        connect(m_entities, &DeviceEntities::entityWanted, this,
                [this](const QString &entityId) { Q_EMIT rowWanted(entityRows(), entityId); });
    }
    m_history = new RowHistory(kind, place);
    m_tabs->addTab(m_history, tr("History"));
    connect(m_history, &RowHistory::edited, this, &RowDetails::edited);
    connect(m_history, &RowHistory::failed, this, &RowDetails::failed);
    connect(m_tabs, &QTabWidget::currentChanged, this, &RowDetails::showTab);
}

void RowDetails::setSource(MetadataSource *source)
{
    m_pane->setSource(source);
    m_history->setSource(source);
    if (m_entities)
        m_entities->setSource(source);
}

QWidget *RowDetails::formPlace() const
{
    return m_pane->widget();
}

void RowDetails::setForm(QWidget *form)
{
    m_pane->setHead(form);
}

void RowDetails::setRestorable(const std::vector<EditField> &fields)
{
    m_history->setRestorable(fields, m_titleField);
}

void RowDetails::setSeveral(int count)
{
    m_row = {};
    m_title->setText(tr("%n rows are chosen", nullptr, count));
    m_pane->setRow({}, m_areas);
    m_pane->setNote(count > mostRows ? tr("At most %n row(s) can be changed at once.", nullptr, mostRows)
                                     : tr("What you change here is changed in all of them, and nothing else."));
    showTab();
}

void RowDetails::setRow(const QJsonObject &row, const AreaNames &areas)
{
    m_pane->setNote(tr("Choose a row to see what is known of it."));
    m_row = row;
    m_areas = areas;
    m_title->setText(row.isEmpty() ? tr("Nothing is chosen") : oneLine(row.value(m_titleField).toString()));
    m_pane->setRow(row, areas);
    showTab();
}

void RowDetails::showTab()
{
    if (m_entities && m_tabs->currentWidget() == m_entities)
        m_entities->setDevice(m_row.value(deviceRows().key).toString());
    else if (m_tabs->currentWidget() == m_history)
        m_history->setRow(m_row, m_areas);
}

} // namespace hearthbook
