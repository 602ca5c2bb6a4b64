#include "ui/dialogs/newkeydialog.h"

#include "ui/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastWidth = 420;
constexpr int longestName = 64;

} // namespace

NewKeyDialog::NewKeyDialog(QWidget *parent)
    : QDialog(parent), m_name(new QLineEdit(this)), m_scope(new QComboBox(this)), m_trouble(new QLabel(this))
{
    setWindowTitle(tr("Make an API key"));
    setMinimumWidth(leastWidth);
    m_name->setMaxLength(longestName);
    m_name->setPlaceholderText(tr("kitchen tablet"));
    m_name->setAccessibleName(tr("Name"));
    m_scope->addItem(tr("Read"), u"read"_s);
    m_scope->addItem(tr("Read and change"), u"write"_s);
    m_scope->addItem(tr("Read, and feed whole registries"), u"ingest"_s);
    m_scope->addItem(tr("Everything"), u"admin"_s);
    m_scope->setAccessibleName(tr("May"));
    m_trouble->setTextFormat(Qt::PlainText);
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    auto *form = new QFormLayout;
    form->setSpacing(Theme::apart);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&May"), m_scope);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_make = buttons->addButton(tr("Make the key"), QDialogButtonBox::ActionRole);
    m_make->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::wide, Theme::wide, Theme::wide, Theme::wide);
    layout->setSpacing(Theme::apart);
    layout->addLayout(form);
    layout->addWidget(m_trouble);
    layout->addWidget(buttons);
    connect(m_name, &QLineEdit::textChanged, this, &NewKeyDialog::check);
    connect(m_make, &QPushButton::clicked, this, [this] {
        m_make->setEnabled(false);
        Q_EMIT wanted();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

QString NewKeyDialog::name() const
{
    return m_name->text().trimmed();
}

QString NewKeyDialog::scope() const
{
    return m_scope->currentData().toString();
}

void NewKeyDialog::setTrouble(const QString &trouble)
{
    m_trouble->setText(trouble);
    m_trouble->show();
    m_make->setEnabled(true);
    m_name->setFocus();
}

void NewKeyDialog::check()
{
    m_make->setEnabled(!name().isEmpty());
}

} // namespace hearthbook
