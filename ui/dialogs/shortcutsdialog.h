#pragma once

#include "ui/actionlist.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QTreeWidget;

namespace hearthbook {

/// The sheet of shortcuts: the actions that have keys, by menus and pages, and a search.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutsDialog(const std::vector<ListedAction> &actions, QWidget *parent = nullptr);

private:
    void fill(const std::vector<ListedAction> &actions);
    void narrow(const QString &text);

    QLineEdit *m_search;
    QTreeWidget *m_list;
    QLabel *m_none;
};

} // namespace hearthbook
