#include "ui/profiles.h"

#include "ui/desksettings.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

const QString setting = u"profiles"_s;

Profile profileOf(const QJsonObject &object)
{
    return { .id = object.value(u"id").toString(),
             .name = object.value(u"name").toString(),
             .place = object.value(u"place").toString(),
             .isReadOnly = object.value(u"read_only").toBool(),
             .hasKey = object.value(u"has_key").toBool() };
}

QJsonObject objectOf(const Profile &profile)
{
    return { { u"id"_s, profile.id },
             { u"name"_s, profile.name },
             { u"place"_s, profile.place },
             { u"read_only"_s, profile.isReadOnly },
             { u"has_key"_s, profile.hasKey } };
}

/// The id becomes the name of a file.
bool isSound(const Profile &profile)
{
    return !profile.place.isEmpty() && QUuid::fromString(profile.id).toString(QUuid::WithoutBraces) == profile.id;
}

auto withId(const QString &id)
{
    return [id](const Profile &profile) { return profile.id == id; };
}

void dropOldest(std::vector<Profile> &profiles)
{
    while (profiles.size() > Profiles::most) {
        const auto oldest = std::find_if(profiles.rbegin(), profiles.rend(),
                                         [](const Profile &profile) { return !profile.hasKey; });
        if (oldest == profiles.rend())
            return;
        profiles.erase(std::next(oldest).base());
    }
}

std::vector<Profile> profilesOf(const QVariant &kept)
{
    std::vector<Profile> profiles;
    for (const auto &one : QJsonDocument::fromJson(kept.toString().toUtf8()).array()) {
        if (Profile profile = profileOf(one.toObject()); isSound(profile))
            profiles.push_back(std::move(profile));
    }
    return profiles;
}

QVariant keptOf(std::vector<Profile> profiles)
{
    dropOldest(profiles);
    QJsonArray array;
    for (const Profile &profile : profiles)
        array += objectOf(profile);
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

} // namespace

QString nameOfPlace(const QString &place)
{
    if (isServerAddress(place))
        return QUrl(place).host();
    const QString name = QFileInfo(place).completeBaseName();
    return name.isEmpty() ? place : name;
}

std::vector<Profile> Profiles::list() const
{
    return profilesOf(m_settings.value(setting));
}

std::optional<Profile> Profiles::find(const QString &id) const
{
    const std::vector<Profile> profiles = list();
    const auto found = std::find_if(profiles.begin(), profiles.end(), withId(id));
    return found == profiles.end() ? std::nullopt : std::optional(*found);
}

Profile Profiles::made(const QString &place, bool isReadOnly)
{
    return { .id = QUuid::createUuid().toString(QUuid::WithoutBraces),
             .name = nameOfPlace(place),
             .place = place,
             .isReadOnly = isReadOnly };
}

Profile Profiles::forPlace(const QString &place, std::optional<bool> isReadOnly) const
{
    const QString whole = isServerAddress(place) ? place : QFileInfo(place).absoluteFilePath();
    const std::vector<Profile> profiles = list();
    const auto found = std::find_if(profiles.begin(), profiles.end(), [&](const Profile &profile) {
        return profile.place == whole && isReadOnly.value_or(profile.isReadOnly) == profile.isReadOnly;
    });
    return found == profiles.end() ? made(whole, isReadOnly.value_or(false)) : *found;
}

void Profiles::save(const Profile &profile)
{
    change([profile](std::vector<Profile> &profiles) {
        const auto found = std::find_if(profiles.begin(), profiles.end(), withId(profile.id));
        if (found == profiles.end())
            profiles.insert(profiles.begin(), profile);
        else
            *found = profile;
    });
}

void Profiles::opened(const Profile &profile)
{
    change([profile](std::vector<Profile> &profiles) {
        std::erase_if(profiles, withId(profile.id));
        profiles.insert(profiles.begin(), profile);
    });
}

void Profiles::remove(const QString &id)
{
    change([id](std::vector<Profile> &profiles) { std::erase_if(profiles, withId(id)); });
}

void Profiles::refresh()
{
    m_settings.refresh(setting);
}

void Profiles::change(const std::function<void(std::vector<Profile> &)> &change)
{
    m_settings.update(setting, [change](const QVariant &kept) {
        std::vector<Profile> profiles = profilesOf(kept);
        change(profiles);
        return keptOf(std::move(profiles));
    });
}

} // namespace hearthbook
