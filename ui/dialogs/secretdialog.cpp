#include "ui/dialogs/secretdialog.h"

#include "ui/fixedfont.h"
#include "ui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastWidth = 520;

QLabel *sentence(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

SecretDialog::SecretDialog(const QString &name, const QString &secret, const QString &note, QWidget *parent)
    : SecretDialog({ .title = tr("The secret of the webhook"),
                     .sentence = tr("Deliveries to %1 are signed with this secret. Give it to the receiver now: it is "
                                    "never shown again.")
                                     .arg(name),
                     .name = tr("Secret"),
                     .copy = tr("Copy the secret"),
                     .note = note },
                   secret, parent)
{
}

SecretDialog::SecretDialog(const Words &words, const QString &secret, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(words.title);
    setMinimumWidth(leastWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::wide, Theme::wide, Theme::wide, Theme::wide);
    layout->setSpacing(Theme::apart);
    layout->addWidget(sentence(words.sentence, this));
    auto *shown = new QLineEdit(secret, this);
    shown->setReadOnly(true);
    shown->setFont(fixedFont());
    shown->setAccessibleName(words.name);
    shown->setCursorPosition(0);
    layout->addWidget(shown);
    if (!words.note.isEmpty())
        layout->addWidget(sentence(words.note, this));
    auto *done = sentence({}, this);
    done->setObjectName(u"faint"_s);
    layout->addWidget(done);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *copy = buttons->addButton(words.copy, QDialogButtonBox::ActionRole);
    QPushButton *close = buttons->addButton(tr("I have kept it"), QDialogButtonBox::RejectRole);
    copy->setDefault(true);
    layout->addWidget(buttons);
    connect(copy, &QPushButton::clicked, this, [secret, done] {
        QApplication::clipboard()->setText(secret);
        done->setText(tr("It is in the clipboard."));
    });
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    copy->setFocus();
}

} // namespace hearthbook
