#include "ui/widgets/rowflash.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QTableView>

#include <chrono>

namespace hearthbook {

using namespace std::chrono_literals;

namespace {

constexpr auto duration = 900ms;
constexpr int tint = 56; ///< of 255: what is written stays readable

} // namespace

RowFlash::RowFlash(QTableView &table, const RowModel &model) : QWidget(table.viewport()), m_table(table), m_model(model)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    m_end.setSingleShot(true);
    m_end.setInterval(duration);
    connect(&m_end, &QTimer::timeout, this, [this] {
        m_rows.clear();
        hide();
    });
    connect(&model, &RowModel::rowChanged, this, &RowFlash::flash);
    table.viewport()->installEventFilter(this);
    hide();
}

void RowFlash::flash(int row)
{
    if (style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) == 0)
        return;
    m_rows.append(m_model.index(row, 0));
    setGeometry(m_table.viewport()->rect());
    show();
    raise();
    update();
    m_end.start();
}

bool RowFlash::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(m_table.viewport()->rect());
    return QWidget::eventFilter(watched, event);
}

void RowFlash::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor colour = palette().color(QPalette::Link); // the Theme's accent
    colour.setAlpha(tint);
    for (const QPersistentModelIndex &index : std::as_const(m_rows)) {
        const int row = index.row();
        if (index.isValid())
            painter.fillRect(0, m_table.rowViewportPosition(row), width(), m_table.rowHeight(row), colour);
    }
}

} // namespace hearthbook
