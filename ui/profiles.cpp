#include "ui/profiles.h"

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
    std::vector<Profile> profiles;
    const QJsonDocument kept = QJsonDocument::fromJson(m_settings.value(setting).toString().toUtf8());
    for (const auto &one : kept.array()) {
        if (Profile profile = profileOf(one.toObject()); isSound(profile))
            profiles.push_back(std::move(profile));
    }
    return profiles;
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
    m_settings.sync();
    std::vector<Profile> profiles = list();
    const auto found = std::find_if(profiles.begin(), profiles.end(), withId(profile.id));
    if (found == profiles.end())
        profiles.insert(profiles.begin(), profile);
    else
        *found = profile;
    write(profiles);
}

void Profiles::opened(const Profile &profile)
{
    m_settings.sync();
    std::vector<Profile> profiles = list();
    std::erase_if(profiles, withId(profile.id));
    profiles.insert(profiles.begin(), profile);
    write(profiles);
}

void Profiles::remove(const QString &id)
{
    m_settings.sync();
    std::vector<Profile> profiles = list();
    std::erase_if(profiles, withId(id));
    write(profiles);
}

void Profiles::write(const std::vector<Profile> &profiles)
{
    std::vector<Profile> kept = profiles;
    dropOldest(kept);
    QJsonArray array;
    for (const Profile &profile : kept)
        array += objectOf(profile);
    m_settings.setValue(setting, QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact)));
}

} // namespace hearthbook
