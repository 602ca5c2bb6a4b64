#include "ui/widgets/columnchooser.h"

#include "ui/desksettings.h"

#include <QHeaderView>
#include <QMenu>

#include <chrono>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

ColumnChooser::ColumnChooser(QHeaderView &header, DeskSettings &settings, const QString &name, QWidget *parent)
    : QToolButton(parent), m_header(header), m_settings(settings), m_setting(u"lists/%1/columns"_s.arg(name)),
      m_atFirst(header.saveState()), m_menu(new QMenu(this))
{
    setText(tr("Columns"));
    setToolTip(tr("Choose which columns are shown"));
    setPopupMode(QToolButton::InstantPopup);
    setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &ColumnChooser::fillMenu);
    addHeader(m_header);
    m_header.restoreState(m_settings.value(m_setting).toByteArray());
    m_soon.setSingleShot(true);
    m_soon.setInterval(500ms);
    connect(&m_soon, &QTimer::timeout, this, &ColumnChooser::remember);
    connect(&m_header, &QHeaderView::sectionMoved, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_header, &QHeaderView::sectionResized, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_header, &QHeaderView::sortIndicatorChanged, &m_soon, qOverload<>(&QTimer::start));
}

ColumnChooser::~ColumnChooser()
{
    if (m_soon.isActive())
        remember();
}

void ColumnChooser::addHeader(QHeaderView &header)
{
    header.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&header, &QWidget::customContextMenuRequested, this,
            [this, &header](const QPoint &place) { m_menu->popup(header.viewport()->mapToGlobal(place)); });
}

void ColumnChooser::fillMenu()
{
    m_menu->clear();
    for (int column = 1; column < m_header.count(); ++column) {
        const QString title = m_header.model()->headerData(column, Qt::Horizontal).toString();
        QAction *action = m_menu->addAction(title);
        action->setCheckable(true);
        action->setChecked(!m_header.isSectionHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            m_header.setSectionHidden(column, !shown);
            remember();
        });
    }
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("As at first")), &QAction::triggered, this, &ColumnChooser::reset);
}

void ColumnChooser::reset()
{
    m_header.restoreState(m_atFirst);
    m_settings.remove(m_setting);
}

void ColumnChooser::remember()
{
    m_soon.stop();
    m_settings.setValue(m_setting, m_header.saveState());
}

} // namespace hearthbook
