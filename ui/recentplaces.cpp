#include "ui/recentplaces.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

const QString setting = u"recent/places"_s;

} // namespace

QStringList RecentPlaces::list() const
{
    return m_settings.value(setting).toStringList();
}

void RecentPlaces::add(const QString &place)
{
    QStringList places = list();
    places.removeAll(place);
    places.prepend(place);
    m_settings.setValue(setting, QStringList(places.mid(0, most)));
}

void RecentPlaces::remove(const QString &place)
{
    QStringList places = list();
    places.removeAll(place);
    m_settings.setValue(setting, places);
}

} // namespace hearthbook
