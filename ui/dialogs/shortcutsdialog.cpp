#include "ui/dialogs/shortcutsdialog.h"

#include "ui/theme.h"
#include "ui/widgets/heading.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace hearthbook {

namespace {

QTreeWidgetItem *groupOf(QTreeWidget &list, const QString &title)
{
    for (int i = 0; i < list.topLevelItemCount(); ++i) {
        if (list.topLevelItem(i)->text(0) == title)
            return list.topLevelItem(i);
    }
    auto *group = new QTreeWidgetItem(&list, { title });
    QFont font = list.font();
    font.setWeight(QFont::DemiBold);
    group->setFont(0, font);
    group->setFlags(Qt::ItemIsEnabled);
    group->setFirstColumnSpanned(true);
    return group;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const std::vector<ListedAction> &actions, QWidget *parent)
    : QDialog(parent), m_search(new QLineEdit(this)), m_list(new QTreeWidget(this)), m_none(new QLabel(this))
{
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::margin, Theme::margin, Theme::margin, Theme::margin);
    layout->setSpacing(Theme::apart);
    layout->addWidget(new Heading(windowTitle(), Heading::Page, this));
    layout->addWidget(m_search);
    layout->addWidget(m_none);
    layout->addWidget(m_list, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    layout->addWidget(buttons);
    m_search->setPlaceholderText(tr("Search what it does, or the keys"));
    m_search->setAccessibleName(tr("Search the shortcuts"));
    m_search->setClearButtonEnabled(true);
    m_none->setText(tr("No shortcut is called so."));
    m_none->setObjectName(QStringLiteral("faint"));
    m_none->hide();
    fill(actions);
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutsDialog::narrow);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(560, 620);
}

void ShortcutsDialog::fill(const std::vector<ListedAction> &actions)
{
    m_list->setAccessibleName(tr("Shortcuts"));
    m_list->setHeaderLabels({ tr("What it does"), tr("Keys") });
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    for (const ListedAction &one : actions)
        new QTreeWidgetItem(groupOf(*m_list, one.group), { one.text, one.keys });
    m_list->expandAll();
}

void ShortcutsDialog::narrow(const QString &text)
{
    bool isAny = false;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_list->topLevelItem(i);
        bool isAnyHere = false;
        for (int j = 0; j < group->childCount(); ++j) {
            QTreeWidgetItem *item = group->child(j);
            const bool fits = (item->text(0) + u' ' + item->text(1) + u' ' + group->text(0))
                                  .contains(text.trimmed(), Qt::CaseInsensitive);
            item->setHidden(!fits);
            isAnyHere = isAnyHere || fits;
        }
        group->setHidden(!isAnyHere);
        isAny = isAny || isAnyHere;
    }
    m_none->setVisible(!isAny);
}

} // namespace hearthbook
