#include "ui/dialogs/undoquestion.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hearthbook::UndoQuestion)
};

QString planText(bool isRedo, const ReversionPlan &plan)
{
    const int others = plan.restored + plan.removed;
    const int conflicts = int(plan.conflicts.size());
    QStringList lines { isRedo ? Words::tr("%n row(s) can be changed again.", nullptr, others)
                               : Words::tr("%n row(s) can be taken back.", nullptr, others),
                        Words::tr("%n row(s) stay as they are:", nullptr, conflicts) };
    lines += plan.reasons();
    return lines.join(u'\n');
}

} // namespace

void UndoQuestion::ask(QWidget *parent, const QString &what, bool isRedo, const ReversionPlan &plan,
                       const std::function<void()> &go)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setTextFormat(Qt::PlainText);
    box->setText(
        isRedo
            ? Words::tr("“%1” cannot be done again as a whole: a part of it was changed elsewhere since.").arg(what)
            : Words::tr("“%1” cannot be taken back as a whole: a part of it was changed elsewhere since.").arg(what));
    box->setInformativeText(planText(isRedo, plan));
    const QPushButton *others = box->addButton(
        isRedo ? Words::tr("Do the others again") : Words::tr("Take the others back"), QMessageBox::AcceptRole);
    QPushButton *leave = box->addButton(Words::tr("Leave it"), QMessageBox::RejectRole);
    box->setDefaultButton(leave);
    box->setEscapeButton(leave);
    QObject::connect(others, &QPushButton::clicked, parent, go);
    box->open();
}

} // namespace hearthbook
