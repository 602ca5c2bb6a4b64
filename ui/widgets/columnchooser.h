#pragma once

#include <QTimer>
#include <QToolButton>

class QHeaderView;
class QMenu;

namespace hearthbook {

class DeskSettings;

/// Which columns of a table are shown, in which order, how wide and sorted by which: a button with a menu, which the header's
/// context menu shows as well. Remembered in the user's settings under `name`. The first column always stays.
class ColumnChooser : public QToolButton
{
    Q_OBJECT

public:
    /// Brings the header to what is remembered. Header and settings outlive this object.
    ColumnChooser(QHeaderView &header, DeskSettings &settings, const QString &name, QWidget *parent = nullptr);
    ~ColumnChooser() override;

    /// Shows the menu also as the context menu of a header that is kept like the first one.
    void addHeader(QHeaderView &header);
    /// As it was before anything was remembered.
    void reset();

private:
    void fillMenu();
    void remember();

    QHeaderView &m_header;
    DeskSettings &m_settings;
    QString m_setting;
    QByteArray m_atFirst;
    QMenu *m_menu;
    QTimer m_soon; ///< a drag changes the header many times
};

} // namespace hearthbook
