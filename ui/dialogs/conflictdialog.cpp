#include "ui/dialogs/conflictdialog.h"

#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastWidth = 520;

QLabel *plain(const QString &text, bool isFaint, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    if (isFaint)
        label->setObjectName(u"faint"_s);
    return label;
}

} // namespace

ConflictDialog::ConflictDialog(const QString &name, const std::vector<ConflictLine> &lines, QWidget *parent)
    : QDialog(parent)
{
    layOut(tr("%1 was changed elsewhere while you changed it. Which version shall stay?").arg(name), lines);
}

ConflictDialog::ConflictDialog(int rows, const std::vector<ConflictLine> &lines, QWidget *parent) : QDialog(parent)
{
    layOut(
        tr("%n row(s) were changed elsewhere while you changed them. Which version shall stay there?", nullptr, rows),
        lines);
}

void ConflictDialog::layOut(const QString &question, const std::vector<ConflictLine> &lines)
{
    setWindowTitle(tr("Changed twice"));
    setMinimumWidth(leastWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::wide, Theme::wide, Theme::wide, Theme::wide);
    layout->setSpacing(Theme::margin);
    layout->addWidget(plain(question, false, this));
    layout->addWidget(makeTable(lines), 1);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *mine = buttons->addButton(tr("Keep mine"), QDialogButtonBox::AcceptRole);
    QPushButton *theirs = buttons->addButton(tr("Take theirs"), QDialogButtonBox::DestructiveRole);
    QPushButton *cancel = buttons->addButton(tr("Decide later"), QDialogButtonBox::RejectRole);
    cancel->setDefault(true); // Enter overwrites nothing
    layout->addWidget(buttons);
    connect(mine, &QPushButton::clicked, this, [this] { end(Answer::Mine); });
    connect(theirs, &QPushButton::clicked, this, [this] { end(Answer::Theirs); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

QWidget *ConflictDialog::makeTable(const std::vector<ConflictLine> &lines)
{
    auto *area = new QScrollArea(this);
    area->setAccessibleName(tr("Both versions"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    auto *content = new QWidget(area);
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::margin);
    grid->setVerticalSpacing(Theme::near);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    grid->addWidget(plain(tr("Mine"), true, content), 0, 1);
    grid->addWidget(plain(tr("Theirs"), true, content), 0, 2);
    int row = 0;
    for (const ConflictLine &line : lines) {
        grid->addWidget(plain(line.title, true, content), ++row, 0);
        QLabel *mine = plain(line.mine, false, content);
        mine->setAccessibleName(tr("Mine: %1").arg(line.title));
        grid->addWidget(mine, row, 1);
        QLabel *theirs = plain(line.theirs, false, content);
        theirs->setAccessibleName(tr("Theirs: %1").arg(line.title));
        grid->addWidget(theirs, row, 2);
    }
    grid->setRowStretch(row + 1, 1);
    area->setWidget(content);
    return area;
}

void ConflictDialog::end(Answer answer)
{
    m_answer = answer;
    accept();
}

} // namespace hearthbook
