#include "ui/profilecontrol.h"

#include "core/source/whenanswered.h"
#include "ui/desksettings.h"
#include "ui/dialogs/connectdialog.h"
#include "ui/draftfile.h"
#include "ui/plaintext.h"

#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>

namespace hearthbook {

namespace {

/// A key is for one server: what else has changed, its address is the same.
bool isSameServer(const QString &one, const QString &other)
{
    const QUrl a(one);
    const QUrl b(other);
    return a.scheme() == b.scheme() && a.host() == b.host() && a.port() == b.port();
}

} // namespace

ProfileControl::ProfileControl(const Desk &desk, QWidget &window)
    : QObject(&window), m_desk(desk), m_window(window), m_profiles(desk.settings)
{
    connect(&desk.settings, &DeskSettings::changed, this, &ProfileControl::changed);
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive) // another window was used meanwhile
            refresh();
    });
}

void ProfileControl::refresh()
{
    m_profiles.refresh();
}

void ProfileControl::connectToServer()
{
    auto *dialog = new ConnectDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const Profile asked = dialog->profile();
        Profile profile = m_profiles.forPlace(asked.place, asked.isReadOnly);
        if (m_profiles.find(profile.id) && profile.name != asked.name && asked.name != nameOfPlace(asked.place))
            profile = Profiles::made(asked.place, asked.isReadOnly); // a second one, by its own name
        if (!m_profiles.find(profile.id))
            profile.name = asked.name;
        Q_EMIT openWanted(profile, dialog->typedKey());
    });
    dialog->open();
}

void ProfileControl::openFile(const QString &path, bool isReadOnly)
{
    Q_EMIT openWanted(m_profiles.forPlace(path, isReadOnly), {});
}

void ProfileControl::edit(const QString &profileId)
{
    const std::optional<Profile> before = m_profiles.find(profileId);
    if (!before) {
        Q_EMIT changed(); // another window removed it
        return;
    }
    auto *dialog = new ConnectDialog(*before, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, before = *before] { save(before, dialog->profile(), dialog->typedKey()); });
    dialog->open();
}

void ProfileControl::save(const Profile &before, Profile profile, const TypedKey &typed)
{
    const bool isKeyLeft = before.hasKey && typed.isKept && typed.key.isEmpty()
        && isSameServer(before.place, profile.place);
    profile.hasKey = isKeyLeft;
    m_profiles.save(profile);
    Q_EMIT changed();
    if (before.hasKey && !isKeyLeft)
        forgetKey(profile.id);
    if (typed.key.isEmpty() || !typed.isKept)
        return;
    whenAnswered(m_desk.keys.write(profile.id, typed.key), this, [this, id = profile.id](const Result<void> &written) {
        if (written)
            keyKept(id);
        else
            Q_EMIT failed(tr("The API key is not kept, and will be asked for. %1").arg(written.error().message));
    });
}

void ProfileControl::keyKept(const QString &profileId)
{
    std::optional<Profile> profile = m_profiles.find(profileId);
    if (!profile)
        return;
    profile->hasKey = true;
    m_profiles.save(*profile);
    Q_EMIT changed();
}

void ProfileControl::forgetKey(const QString &profileId)
{
    whenAnswered(m_desk.keys.remove(profileId), this, [this](const Result<void> &removed) {
        if (!removed)
            Q_EMIT failed(tr("The API key is still in the keyring. %1").arg(removed.error().message));
    });
}

void ProfileControl::opened(const Profile &profile)
{
    m_profiles.opened(profile);
    Q_EMIT changed();
}

void ProfileControl::remove(const QString &profileId)
{
    const std::optional<Profile> profile = m_profiles.find(profileId);
    if (!profile)
        Q_EMIT changed();
    else if (DraftFile(m_desk.draftFolder, *profile).isThere())
        askToRemove(*profile);
    else
        removeNow(*profile);
}

void ProfileControl::askToRemove(const Profile &profile)
{
    auto *box = new QMessageBox(&m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("Something was typed into “%1” and is not saved. It is lost when the entry is removed.")
                     .arg(oneLine(profile.name)));
    const QPushButton *remove = box->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(tr("Keep"), QMessageBox::RejectRole));
    connect(remove, &QPushButton::clicked, this, [this, profile] { removeNow(profile); });
    box->open();
}

void ProfileControl::removeNow(const Profile &profile)
{
    m_profiles.remove(profile.id);
    if (profile.hasKey)
        forgetKey(profile.id);
    const Result<void> removed = DraftFile(m_desk.draftFolder, profile).write({});
    Q_EMIT changed();
    if (!removed)
        Q_EMIT failed(removed.error().message);
}

} // namespace hearthbook
