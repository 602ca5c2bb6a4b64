#pragma once

#include "ui/models/chosenrows.h"

class QAbstractItemView;
class QAction;
class QMenu;

namespace hearthbook {

/// What can be done with the chosen rows of a view: its context menu and the shortcuts. Chosen rows that were not read yet are
/// read first.
class RowActions : public QObject
{
    Q_OBJECT

public:
    /// At most so many rows are copied at once.
    static constexpr int mostRows = 5000;

    /// Shows a page in the browser; whether that went well.
    using Opener = std::function<bool(const QUrl &page)>;

    using Chooser = std::function<ChosenRows()>;

    /// `chosen`: asked anew for each act. The view outlives it.
    RowActions(QAbstractItemView *view, Chooser chosen, QObject *parent = nullptr);

    /// In place of the desktop's browser.
    void setOpener(Opener opener) { m_open = std::move(opener); }
    /// Rows that were under way came.
    void goOn();
    /// They do not come.
    void giveUp() { m_wanted = Form::Nothing; }

Q_SIGNALS:
    void failed(const QString &message);

private:
    enum class Form { Nothing, Text, Json, Curl };

    QAction *add(const QString &text, const QKeySequence &keys, const std::function<void()> &act);
    void showMenu(const QPoint &position);
    void showMenuAtRow();
    void copy(Form form);
    QString copied(const ChosenRows &chosen, const std::vector<QJsonObject> &rows) const;
    void openPage();

    QAbstractItemView *m_view;
    Chooser m_chosen;
    QMenu *m_menu;
    QAction *m_openPage;
    Opener m_open;
    Form m_wanted = Form::Nothing; ///< waits for rows that are under way
};

} // namespace hearthbook
