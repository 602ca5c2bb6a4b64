#include "ui/dialogs/connectdialog.h"

#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

QString addressTrouble(const QUrl &address)
{
    if (!address.isValid() || address.host().isEmpty())
        return ConnectDialog::tr("An address looks like http://192.168.1.20:8006");
    if (address.scheme() != u"http" && address.scheme() != u"https")
        return ConnectDialog::tr("An address begins with http:// or https://");
    if (!address.userInfo().isEmpty())
        return ConnectDialog::tr("An address holds no name and no password");
    return {};
}

ConnectDialog::ConnectDialog(QWidget *parent)
    : QDialog(parent), m_address(new QLineEdit(this)), m_trouble(new QLabel(this))
{
    setWindowTitle(tr("Connect to a server"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::wide, Theme::wide, Theme::wide, Theme::wide);
    layout->setSpacing(Theme::apart);
    auto *label = new QLabel(tr("&Address of the server"), this);
    label->setBuddy(m_address);
    m_address->setAccessibleName(tr("Address of the server"));
    m_address->setPlaceholderText(u"http://homeserver:8006"_s);
    m_address->setMinimumWidth(360);
    m_trouble->setObjectName(u"faint"_s);
    m_trouble->setTextFormat(Qt::PlainText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_connect = buttons->addButton(tr("Connect"), QDialogButtonBox::AcceptRole);
    m_connect->setDefault(true);
    for (QWidget *part : std::initializer_list<QWidget *> { label, m_address, m_trouble, buttons })
        layout->addWidget(part);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_address, &QLineEdit::textChanged, this, &ConnectDialog::check);
    check();
}

QUrl ConnectDialog::address() const
{
    const QString text = m_address->text().trimmed();
    return QUrl(text.contains(u"://"_s) || text.isEmpty() ? text : u"http://"_s + text, QUrl::StrictMode);
}

void ConnectDialog::check()
{
    const QString trouble = addressTrouble(address());
    m_connect->setEnabled(trouble.isEmpty());
    m_trouble->setText(m_address->text().isEmpty() ? QString() : trouble);
}

} // namespace hearthbook
