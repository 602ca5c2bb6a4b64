#include "ui/models/serversettings.h"

#include "ui/desksettings.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

const QString portName = u"port"_s;
const QString othersName = u"forOthers"_s;
const QString openingName = u"atOpening"_s;

} // namespace

ServerSettings::ServerSettings(DeskSettings &settings, const QString &place)
    : m_settings(settings), m_group(u"server/"_s + QString::fromLatin1(QUrl::toPercentEncoding(place)) + u'/')
{
}

QString ServerSettings::name(const QString &what) const
{
    return m_group + what;
}

ServerWish ServerSettings::wish() const
{
    ServerWish wish;
    const uint port = m_settings.value(name(portName), wish.port).toUInt();
    if (port > 0 && port <= 65535)
        wish.port = quint16(port);
    wish.isForOthers = m_settings.value(name(othersName), false).toBool();
    return wish;
}

void ServerSettings::setWish(const ServerWish &wish)
{
    m_settings.setValue(name(portName), wish.port);
    m_settings.setValue(name(othersName), wish.isForOthers);
}

bool ServerSettings::isAtOpening() const
{
    return m_settings.value(name(openingName), false).toBool();
}

void ServerSettings::setAtOpening(bool isWanted)
{
    m_settings.setValue(name(openingName), isWanted);
}

} // namespace hearthbook
