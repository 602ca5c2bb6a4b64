#pragma once

#include "ui/models/rowmodel.h"

#include <functional>

class QAction;
class QMenu;
class QTableView;

namespace hearthbook {

/// What can be done with the selected rows of a table: its context menu and the shortcuts. Selected rows that were not read yet are
/// read first.
class RowActions : public QObject
{
    Q_OBJECT

public:
    /// At most so many rows are copied at once.
    static constexpr int mostRows = 5000;

    /// Shows a page in the browser; whether that went well.
    using Opener = std::function<bool(const QUrl &page)>;

    RowActions(QTableView *table, RowModel *model, QObject *parent = nullptr);

    /// In place of the desktop's browser.
    void setOpener(Opener opener) { m_open = std::move(opener); }

Q_SIGNALS:
    void failed(const QString &message);

private:
    enum class Form { Nothing, Text, Json, Curl };

    QAction *add(const QString &text, const QKeySequence &keys, const std::function<void()> &act);
    void showMenu(const QPoint &position);
    void showMenuAtRow();
    void copy(Form form);
    void copyWhenRead();
    QString copied(const std::vector<QJsonObject> &rows) const;
    void openPage();

    QTableView *m_table;
    RowModel *m_model;
    QMenu *m_menu;
    QAction *m_openPage = nullptr; ///< of kinds that name one
    Opener m_open;
    Form m_wanted = Form::Nothing; ///< waits for rows that are under way
};

} // namespace hearthbook
