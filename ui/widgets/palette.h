#pragma once

#include "ui/models/palettemodel.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListView;
class QMainWindow;

namespace hearthbook {

/// One line over the window that finds what can be done and what is in the book: arrows move while one types, Enter does or shows it,
/// Esc leaves. Thread: GUI.
class Palette : public QFrame
{
    Q_OBJECT

public:
    /// The theme outlives it.
    Palette(const Theme &theme, QMainWindow &window);

    /// None: no book is open, and there are only actions.
    void open(MetadataSource *source);
    /// The source goes: what is shown of its book does, too.
    void forget();

Q_SIGNALS:
    void rowWanted(const hearthbook::RowKind &kind, const QString &key);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool handleKey(int key);
    void close();
    void move(int by);
    void act();
    void place();
    void showState();
    void followFocus(const QWidget *now);

    QMainWindow &m_window;
    PaletteModel *m_model;
    QLineEdit *m_text;
    QListView *m_list;
    QLabel *m_note;
    QPointer<QWidget> m_before; ///< which had the focus
};

} // namespace hearthbook
