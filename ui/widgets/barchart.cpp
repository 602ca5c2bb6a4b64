#include "ui/widgets/barchart.h"

#include "ui/plaintext.h"
#include "ui/theme.h"

#include <QGraphicsLayout>
#include <QHelpEvent>
#include <QLocale>
#include <QMetaMethod>
#include <QMouseEvent>
#include <QToolTip>
#include <QtCharts/QBarCategoryAxis>
#include <QtCharts/QBarSeries>
#include <QtCharts/QBarSet>
#include <QtCharts/QHorizontalBarSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal barShare = 0.6;  ///< of its row
constexpr qreal nameShare = 0.5; ///< of the chart, at most
constexpr int uprightLines = 6;  ///< of text, as high as an upright chart is

QString numberOf(const Bar &bar)
{
    return QLocale().toString(bar.count);
}

QAbstractBarSeries *newSeries(BarChart::Way way, QObject *parent)
{
    if (way == BarChart::Way::Across)
        return new QHorizontalBarSeries(parent);
    return new QBarSeries(parent);
}

} // namespace

BarChart::BarChart(const QString &title, Way way, const Theme &theme, QWidget *parent)
    : QChartView(parent), m_way(way), m_theme(theme), m_series(newSeries(way, this)),
      m_set(new QBarSet(title, m_series)), m_names(new QBarCategoryAxis(this)), m_numbers(new QValueAxis(this))
{
    setAccessibleName(title);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setAccessibleName(title);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    m_series->append(m_set);
    m_series->setBarWidth(barShare);
    chart()->addSeries(m_series);
    for (QAbstractAxis *axis : { static_cast<QAbstractAxis *>(m_names), static_cast<QAbstractAxis *>(m_numbers) })
        axis->setVisible(false);
    chart()->addAxis(m_names, isAcross() ? Qt::AlignLeft : Qt::AlignBottom);
    chart()->addAxis(m_numbers, isAcross() ? Qt::AlignBottom : Qt::AlignLeft);
    m_series->attachAxis(m_names);
    m_series->attachAxis(m_numbers);
    connect(&theme, &Theme::changed, this, &BarChart::paint);
    paint();
    describe();
}

void BarChart::setBars(const std::vector<Bar> &bars)
{
    if (bars == m_bars)
        return;
    const QString current = m_current < 0 ? QString() : m_bars.at(std::size_t(m_current)).fullName();
    m_bars = bars;
    const auto same = std::find_if(bars.begin(), bars.end(),
                                   [&current](const Bar &bar) { return bar.fullName() == current; });
    m_current = same == bars.end() ? -1 : int(same - bars.begin());
    fillSet();
    fit();
    describe();
}

/// Qt draws those across from below.
void BarChart::fillSet()
{
    const int count = int(m_bars.size());
    QStringList places;
    for (int i = 0; i < count; ++i) {
        const Bar &bar = m_bars.at(std::size_t(isAcross() ? count - 1 - i : i));
        places += QString::number(i);
        if (i < m_set->count())
            m_set->replace(i, qreal(bar.count));
        else
            m_set->append(qreal(bar.count));
    }
    if (m_set->count() > count)
        m_set->remove(count, m_set->count() - count);
    if (m_names->count() != count)
        m_names->setCategories(places);
    qint64 most = 1;
    for (const Bar &bar : m_bars)
        most = std::max(most, bar.count);
    m_numbers->setRange(0, qreal(most));
}

void BarChart::setStale(bool isStale)
{
    if (std::exchange(m_isStale, isStale) != isStale)
        paint();
}

void BarChart::paint()
{
    m_set->setColor(m_theme.colour(m_isStale ? Shade::Idle : Shade::Accent));
    m_set->setBorderColor(Qt::transparent);
    viewport()->update();
}

int BarChart::rowHeight() const
{
    return fontMetrics().height() + Theme::near;
}

int BarChart::widest(const std::function<QString(const Bar &)> &text) const
{
    int width = 0;
    for (const Bar &bar : m_bars)
        width = std::max(width, fontMetrics().horizontalAdvance(text(bar)));
    return width;
}

QSize BarChart::sizeHint() const
{
    const int height = isAcross() ? std::max(1, int(m_bars.size())) * rowHeight()
                                  : uprightLines * fontMetrics().height();
    return { 20 * fontMetrics().averageCharWidth(), height };
}

QSize BarChart::minimumSizeHint() const
{
    return sizeHint();
}

void BarChart::fit()
{
    const QSizeF size = viewport()->size();
    const int line = fontMetrics().height();
    if (isAcross()) {
        const qreal names = std::min<qreal>(widest([](const Bar &bar) { return bar.label; }), size.width() * nameShare)
            + Theme::near;
        const qreal numbers = widest(numberOf) + Theme::near;
        m_plot = { names, 0, std::max<qreal>(1, size.width() - names - numbers), size.height() };
    } else {
        m_plot = { 0, qreal(line), size.width(), std::max<qreal>(1, size.height() - 2.0 * line - Theme::tight) };
    }
    chart()->setPlotArea(m_plot);
    updateGeometry();
    viewport()->update();
}

QRect BarChart::barRect(int bar) const
{
    const qreal count = qreal(std::max<std::size_t>(1, m_bars.size()));
    const QRect all = viewport()->rect();
    if (isAcross())
        return QRectF(0, bar * all.height() / count, all.width(), all.height() / count).toRect();
    return QRectF(bar * all.width() / count, 0, all.width() / count, all.height()).toRect();
}

int BarChart::barAt(const QPoint &point) const
{
    for (int bar = 0; bar < int(m_bars.size()); ++bar) {
        if (barRect(bar).contains(point))
            return bar;
    }
    return -1;
}

void BarChart::drawForeground(QPainter *painter, const QRectF &)
{
    painter->setFont(font());
    for (int bar = 0; bar < int(m_bars.size()); ++bar) {
        if (isAcross())
            drawAcross(*painter, bar);
        else
            drawUpright(*painter, bar);
    }
    if (!hasFocus())
        return;
    painter->setPen(QPen(m_theme.colour(Shade::Accent), 1));
    painter->setBrush(Qt::NoBrush);
    const QRect frame = m_current < 0 ? viewport()->rect() : barRect(m_current);
    painter->drawRoundedRect(frame.adjusted(0, 0, -1, -1), Theme::tight, Theme::tight);
}

void BarChart::drawAcross(QPainter &painter, int bar)
{
    const Bar &one = m_bars.at(std::size_t(bar));
    const QRectF row = barRect(bar);
    const QRectF names(row.left() + 2, row.top(), m_plot.left() - Theme::near, row.height());
    painter.setPen(m_theme.colour(Shade::Ink));
    painter.drawText(names, Qt::AlignRight | Qt::AlignVCenter,
                     fontMetrics().elidedText(one.label, Qt::ElideRight, int(std::ceil(names.width()))));
    const qreal length = m_plot.width() * qreal(one.count) / m_numbers->max();
    painter.setPen(m_theme.colour(Shade::Faint));
    painter.drawText(QRectF(m_plot.left() + length + Theme::tight, row.top(), row.width(), row.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, numberOf(one));
}

/// Names from the last bar on, as many as there is room for; numbers where all have room, else that of the current and the highest.
void BarChart::drawUpright(QPainter &painter, int bar)
{
    const Bar &one = m_bars.at(std::size_t(bar));
    const QRectF column = barRect(bar);
    const int named = widest([](const Bar &each) { return each.label; }) + Theme::near;
    const qreal moved = std::max<qreal>(0, (named - column.width()) / 2); // the last one, to be seen whole
    const int every = std::max(1, int(std::ceil((named + moved) / std::max<qreal>(1, column.width()))));
    const int line = fontMetrics().height();
    const auto draw = [&](const QString &text, qreal top) {
        QRectF place(0, top, std::max<qreal>(column.width(), fontMetrics().horizontalAdvance(text) + 2), line);
        place.moveCenter({ column.center().x(), place.center().y() });
        place.moveLeft(std::clamp<qreal>(place.left(), 0, std::max<qreal>(0, viewport()->width() - place.width())));
        painter.drawText(place, Qt::AlignCenter, text);
    };
    painter.setPen(m_theme.colour(Shade::Faint));
    if ((int(m_bars.size()) - 1 - bar) % every == 0)
        draw(one.label, viewport()->height() - line);
    const bool hasRoom = widest(numberOf) + Theme::tight <= column.width();
    const bool isHighest = qreal(one.count) == m_numbers->max();
    const bool isCurrent = hasFocus() && bar == m_current;
    if (one.count > 0 && (hasRoom || isHighest || isCurrent))
        draw(numberOf(one), m_plot.bottom() - m_plot.height() * qreal(one.count) / m_numbers->max() - line);
}

int BarChart::step(int key) const
{
    const int last = int(m_bars.size()) - 1;
    switch (key) {
    case Qt::Key_Home: return 0;
    case Qt::Key_End: return last;
    case Qt::Key_Up:
    case Qt::Key_Left: return m_current < 0 ? last : std::max(0, m_current - 1);
    case Qt::Key_Down:
    case Qt::Key_Right: return std::min(last, m_current + 1);
    default: return -1;
    }
}

void BarChart::keyPressEvent(QKeyEvent *event)
{
    if (const int bar = m_bars.empty() ? -1 : step(event->key()); bar >= 0)
        setCurrent(bar);
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        choose(m_current);
    else
        event->ignore();
}

void BarChart::mouseMoveEvent(QMouseEvent *event)
{
    const int bar = barAt(event->pos());
    const bool leads = bar >= 0 && m_bars.at(std::size_t(bar)).value
        && isSignalConnected(QMetaMethod::fromSignal(&BarChart::barChosen));
    viewport()->setCursor(leads ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void BarChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        setCurrent(barAt(event->pos()));
}

void BarChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_current >= 0 && barAt(event->pos()) == m_current)
        choose(m_current);
}

/// What it lies in scrolls.
void BarChart::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

void BarChart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    fit();
}

void BarChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

void BarChart::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    viewport()->update();
}

void BarChart::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    viewport()->update();
}

bool BarChart::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QChartView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int bar = barAt(help->pos());
    QToolTip::showText(help->globalPos(), bar < 0 ? QString() : plainHint(barsInWords({ m_bars.at(std::size_t(bar)) })),
                       this);
    return true;
}

void BarChart::setCurrent(int bar)
{
    if (m_current == bar)
        return;
    m_current = bar;
    describe();
    viewport()->update();
}

void BarChart::choose(int bar)
{
    if (bar >= 0 && bar < int(m_bars.size()) && m_bars.at(std::size_t(bar)).value)
        Q_EMIT barChosen(Bar(m_bars.at(std::size_t(bar))));
}

void BarChart::describe()
{
    QString words = barsInWords(m_bars);
    if (m_current >= 0)
        words.prepend(tr("Current: %1 ").arg(barsInWords({ m_bars.at(std::size_t(m_current)) })));
    setAccessibleDescription(m_bars.empty() ? tr("There is nothing to show.") : words);
}

} // namespace hearthbook
