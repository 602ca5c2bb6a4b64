#pragma once

#include "ui/profile.h"

#include <functional>
#include <optional>
#include <vector>

namespace hearthbook {

class DeskSettings;

/// The profiles of this user, the one that was opened last first. Kept in the user's settings, which other windows and programs share:
/// each change is made to what they left there. Thread: GUI.
class Profiles
{
public:
    /// The oldest go beyond this, but those that have a key.
    static constexpr std::size_t most = 50;

    /// `settings` outlive it.
    explicit Profiles(DeskSettings &settings) : m_settings(settings) { }

    std::vector<Profile> list() const;
    std::optional<Profile> find(const QString &id) const;
    /// The one of a place that was opened last, whether or not it may write where that is not said; else a new one.
    Profile forPlace(const QString &place, std::optional<bool> isReadOnly = std::nullopt) const;
    /// A new one, named after its place, and not saved yet.
    static Profile made(const QString &place, bool isReadOnly = false);

    /// In place of the one with its id; a new one comes first.
    void save(const Profile &profile);
    /// Saved, and the first from now on.
    void opened(const Profile &profile);
    void remove(const QString &id);
    /// What another window changed comes, and DeskSettings::changed() with it.
    void refresh();

private:
    void change(const std::function<void(std::vector<Profile> &)> &change);

    DeskSettings &m_settings;
};

/// What a place is called where nobody gave it a name: a file's name, a server's host.
QString nameOfPlace(const QString &place);

} // namespace hearthbook
