#include "ui/widgets/filterbutton.h"

#include "ui/desksettings.h"
#include "ui/widgets/filterheader.h"
#include "ui/widgets/keyaction.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

FilterButton::FilterButton(FilterHeader &filters, DeskSettings &settings, const QString &name, QWidget *page)
    : QToolButton(page), m_filters(filters)
{
    const QKeySequence keys(Qt::CTRL | Qt::SHIFT | Qt::Key_F);
    setText(tr("Filters"));
    setToolTip(tr("Show or hide a filter below each header (%1)").arg(keys.toString(QKeySequence::NativeText)));
    setCheckable(true);
    const QString setting = u"lists/%1/filters"_s.arg(name);
    connect(this, &QToolButton::toggled, this, [this, &settings, setting](bool shown) {
        settings.setValue(setting, shown);
        m_filters.showFilters(shown);
    });
    setChecked(settings.value(setting).toBool());
    addKeyAction(page, tr("Filter by column"), { keys }, Qt::WindowShortcut, this, [this] { goToFilters(); });
}

/// Who is there already goes back to the rows, and hides them.
void FilterButton::goToFilters()
{
    const bool isThere = m_filters.haveFiltersFocus();
    setChecked(!isThere);
    if (isThere)
        Q_EMIT rowsWanted();
    else
        m_filters.focusFilters();
}

} // namespace hearthbook
