#pragma once

#include <QSettings>
#include <QStringList>

namespace hearthbook {

/// The books that were open, newest first: paths of files and addresses of servers. Kept in the user's settings.
class RecentPlaces
{
public:
    static constexpr int most = 12;

    explicit RecentPlaces(QSettings &settings) : m_settings(settings) { }

    QStringList list() const;
    void add(const QString &place);
    void remove(const QString &place);

private:
    QSettings &m_settings;
};

} // namespace hearthbook
