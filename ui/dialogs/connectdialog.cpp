#include "ui/dialogs/connectdialog.h"

#include "ui/plaintext.h"
#include "ui/profiles.h"
#include "ui/theme.h"
#include "ui/widgets/keyentry.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int fieldWidth = 380;

void addField(QVBoxLayout *layout, const QString &title, QLineEdit *field)
{
    auto *label = new QLabel(title, field->parentWidget());
    label->setBuddy(field);
    field->setAccessibleName(QString(title).remove(u'&'));
    field->setMinimumWidth(fieldWidth);
    layout->addWidget(label);
    layout->addWidget(field);
}

} // namespace

QString addressTrouble(const QUrl &address)
{
    if (!address.isValid() || address.host().isEmpty())
        return ConnectDialog::tr("An address looks like http://192.168.1.20:8006");
    if (address.scheme() != u"http" && address.scheme() != u"https")
        return ConnectDialog::tr("An address begins with http:// or https://");
    if (!address.userInfo().isEmpty())
        return ConnectDialog::tr("An address holds no name and no password; an API key goes into its own field");
    return {};
}

ConnectDialog::ConnectDialog(QWidget *parent) : ConnectDialog(Profile(), parent) { }

ConnectDialog::ConnectDialog(const Profile &profile, QWidget *parent)
    : QDialog(parent), m_profile(profile), m_isFile(!profile.place.isEmpty() && !profile.isServer()),
      m_address(new QLineEdit(profile.place, this)), m_name(new QLineEdit(profile.name, this)),
      m_key(new KeyEntry(this)),
      m_isReadOnly(new QCheckBox(tr("&Only read: nothing can be changed from this window"), this)),
      m_trouble(new QLabel(this))
{
    setWindowTitle(profile.id.isEmpty() ? tr("Connect to a server") : tr("Edit “%1”").arg(oneLine(profile.name)));
    build();
    m_isReadOnly->setChecked(profile.isReadOnly);
    m_key->setHasKey(profile.hasKey);
    m_key->setVisible(!m_isFile);
    connect(m_address, &QLineEdit::textChanged, this, &ConnectDialog::check);
    connect(m_key, &KeyEntry::changed, this, &ConnectDialog::check);
    check();
}

void ConnectDialog::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::wide, Theme::wide, Theme::wide, Theme::wide);
    layout->setSpacing(Theme::near);
    addField(layout, m_isFile ? tr("&File") : tr("&Address of the server"), m_address);
    m_address->setPlaceholderText(m_isFile ? QString() : u"http://homeserver:8006"_s);
    m_trouble->setObjectName(u"faint"_s);
    m_trouble->setTextFormat(Qt::PlainText);
    m_trouble->setWordWrap(true);
    layout->addWidget(m_trouble);
    layout->addSpacing(Theme::tight);
    addField(layout, tr("&Name"), m_name);
    layout->addSpacing(Theme::tight);
    layout->addWidget(m_key);
    layout->addWidget(m_isReadOnly);
    layout->addSpacing(Theme::apart);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(m_profile.id.isEmpty() ? tr("Connect") : tr("Save"), QDialogButtonBox::AcceptRole);
    m_accept->setDefault(true);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QUrl ConnectDialog::address() const
{
    const QString text = m_address->text().trimmed();
    return QUrl(text.contains(u"://"_s) || text.isEmpty() ? text : u"http://"_s + text, QUrl::StrictMode);
}

QString ConnectDialog::place() const
{
    return m_isFile ? m_address->text() : address().toString();
}

Profile ConnectDialog::profile() const
{
    Profile profile = m_profile;
    profile.place = place();
    profile.name = m_name->text().trimmed();
    if (profile.name.isEmpty())
        profile.name = nameOfPlace(profile.place);
    profile.isReadOnly = m_isReadOnly->isChecked();
    return profile;
}

TypedKey ConnectDialog::typedKey() const
{
    return m_key->typed();
}

QString ConnectDialog::trouble() const
{
    if (m_isFile)
        return m_address->text().isEmpty() ? tr("A file has a path") : QString();
    const QString wrong = addressTrouble(address());
    return wrong.isEmpty() ? m_key->trouble() : wrong;
}

void ConnectDialog::check()
{
    const QString wrong = trouble();
    m_accept->setEnabled(wrong.isEmpty());
    m_name->setPlaceholderText(wrong.isEmpty() ? nameOfPlace(place()) : QString());
    m_trouble->setText(m_address->text().isEmpty() || wrong == m_key->trouble() ? QString() : wrong);
    m_trouble->setVisible(!m_trouble->text().isEmpty());
    const bool isReadable = !m_key->typed().key.isEmpty() && address().scheme() == u"http";
    m_key->setNote(isReadable ? tr("Over http:// others in the network can read the key on its way") : QString());
    makeRoom();
}

/// Sentences that are wrapped need a higher window, which no layout asks for.
void ConnectDialog::makeRoom()
{
    layout()->activate();
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

} // namespace hearthbook
