#pragma once

#include <QToolButton>

namespace hearthbook {

class DeskSettings;
class FilterHeader;

/// Shows and hides the filters below a header, and goes to them with Ctrl+Shift+F. Whether they are shown is remembered.
class FilterButton : public QToolButton
{
    Q_OBJECT

public:
    /// `name`: of the list in the settings; the key is that of `page`. What is passed outlives the button.
    FilterButton(FilterHeader &filters, DeskSettings &settings, const QString &name, QWidget *page);

Q_SIGNALS:
    /// The rows shall have the focus.
    void rowsWanted();

private:
    void goToFilters();

    FilterHeader &m_filters;
};

} // namespace hearthbook
