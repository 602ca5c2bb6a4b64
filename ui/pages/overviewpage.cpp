#include "ui/pages/overviewpage.h"

#include "ui/icons.h"
#include "ui/theme.h"
#include "ui/widgets/firststeps.h"
#include "ui/widgets/heading.h"
#include "ui/widgets/overviewcharts.h"
#include "ui/widgets/overviewcounts.h"
#include "ui/widgets/overviewhealth.h"

#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int iconSize = 16;

} // namespace

OverviewPage::OverviewPage(const Theme &theme, QWidget *parent)
    : BookPage(pageKind(), parent), m_theme(theme), m_stateIcon(new QLabel(this)), m_state(new QLabel(this)),
      m_scroll(new QScrollArea(this)), m_inside(new QWidget(m_scroll->viewport())),
      m_counts(new OverviewCounts(m_inside)), m_steps(new FirstSteps(m_inside)),
      m_health(new OverviewHealth(theme, m_inside))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(m_scroll, 1);
    fill();
    connect(m_counts, &OverviewCounts::rowsWanted, this,
            [this](const RowKind &kind) { Q_EMIT rowsWanted(kind, {}, {}); });
    connect(m_counts, &OverviewCounts::daysWanted, this, [this] {
        if (m_charts)
            m_charts->focusDays();
    });
    connect(m_steps, &FirstSteps::importWanted, this, [this] { Q_EMIT pageWanted(u"imports"_s); });
    connect(m_health, &OverviewHealth::failed, this, &OverviewPage::failed);
    connect(m_health, &OverviewHealth::acted, &m_reader, &OverviewReader::read);
    connect(&m_reader, &OverviewReader::changed, this, &OverviewPage::showAll);
    connect(&m_reader, &OverviewReader::failed, this, &OverviewPage::failed);
    connect(&theme, &Theme::changed, this, &OverviewPage::showState);
    showAll();
}

QWidget *OverviewPage::makeHead()
{
    auto *head = new QWidget(this);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(Theme::margin, Theme::apart, Theme::margin, Theme::apart);
    layout->setSpacing(Theme::near);
    layout->addWidget(new Heading(title(), Heading::Page, head));
    layout->addSpacing(Theme::tight);
    layout->addWidget(m_stateIcon);
    layout->addWidget(m_state, 1);
    m_state->setObjectName(u"faint"_s);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setAccessibleName(tr("How new the numbers are"));
    return head;
}

void OverviewPage::fill()
{
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setAccessibleName(title());
    m_content = new QVBoxLayout(m_inside);
    m_content->setContentsMargins(Theme::margin, Theme::tight, Theme::margin, Theme::margin);
    m_content->setSpacing(Theme::margin);
    m_content->addWidget(m_counts);
    m_content->addWidget(m_steps);
    m_content->addWidget(m_health);
    m_content->addStretch(1);
    m_scroll->setWidget(m_inside);
}

/// Between the numbers and the health.
void OverviewPage::makeCharts()
{
    if (m_charts)
        return;
    m_charts = new OverviewCharts(m_theme, m_inside);
    connect(m_charts, &OverviewCharts::rowsWanted, this, &OverviewPage::rowsWanted);
    m_content->insertWidget(m_content->indexOf(m_health), m_charts);
    QWidget *last = m_charts->lastChart();
    for (QPushButton *button : m_health->findChildren<QPushButton *>()) {
        QWidget::setTabOrder(last, button);
        last = button;
    }
    showAll();
}

void OverviewPage::setSource(MetadataSource *source)
{
    if (m_source)
        m_source->channel().disconnect(this);
    m_source = source;
    m_health->setSource(source);
    m_reader.setSource(source);
    if (source) {
        m_steps->setPlace(source->channel().place());
        connect(&source->channel(), &Channel::stateChanged, this, &OverviewPage::showState);
        showAll();
    }
}

void OverviewPage::setAreaNames(const AreaNames &names)
{
    m_areas = names;
    showAll();
}

void OverviewPage::showEvent(QShowEvent *event)
{
    BookPage::showEvent(event);
    m_reader.setWatched(true);
    QMetaObject::invokeMethod(this, &OverviewPage::makeCharts, Qt::QueuedConnection);
}

void OverviewPage::hideEvent(QHideEvent *event)
{
    BookPage::hideEvent(event);
    m_reader.setWatched(false);
}

void OverviewPage::showAll()
{
    const Overview &overview = m_reader.overview();
    const bool isRead = m_reader.readAt().isValid();
    m_counts->setVisible(isRead);
    m_counts->show(overview);
    m_steps->setVisible(isRead && !overview.hasRows());
    m_health->show(overview);
    if (m_charts) {
        m_charts->setVisible(overview.hasRows());
        m_charts->show(overview, m_areas);
    }
    showState();
}

bool OverviewPage::isStale() const
{
    return m_source && m_source->channel().state() != ChannelState::Open;
}

void OverviewPage::showState()
{
    const QDateTime readAt = m_reader.readAt();
    const bool isOld = isStale() && readAt.isValid();
    m_counts->setStale(isOld);
    if (m_charts)
        m_charts->setStale(isOld);
    m_stateIcon->setVisible(isOld);
    m_stateIcon->setPixmap(icon(u"attention"_s, m_theme.colour(Shade::Attention)).pixmap(iconSize, iconSize));
    if (isOld)
        m_state->setText(
            tr("Not connected: this is as it was at %1.").arg(QLocale().toString(readAt.time(), QLocale::ShortFormat)));
    else
        m_state->setText(readAt.isValid() ? QString() : tr("Reading…"));
}

} // namespace hearthbook
