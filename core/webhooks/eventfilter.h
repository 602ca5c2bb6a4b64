#pragma once

#include "core/domain/webhook.h"

namespace hearthbook {

/// What an event is about: decides which rules of a webhook it must pass.
enum class EventSubject {
    Registry, ///< a device or entity: area and domain filters
    Game,     ///< the team rule
    General   ///< neither
};

/// An event as far as choosing its webhooks goes.
struct Event
{
    QString name = {};
    EventSubject subject = EventSubject::General;
    QStringList teams = {};   ///< of a game: both sides, or those it was dispatched for
    QStringList areaIds = {}; ///< of a device or entity: where it is and, if it moved, where it was
    QStringList domains = {}; ///< of an entity: as "light", and before a rename; of a device none
};

/// Whether `webhook` is to be sent `event`: it is enabled and one of its globs fits the name, and by subject
/// - a game is of its team, if it has one;
/// - a device or entity is in one of its areas and one of its domains, where it lists any. What has no area or domain
///   (so any device, where domains are listed) does not pass such a list.
/// An empty list of events means every event for the Standard scheme; those registered through an old face were sent
/// nothing in this case and still are. A ping goes to one webhook, whatever it listens to, and does not come here.
bool wants(const Webhook &webhook, const Event &event);
/// The part of wants() that the event's name decides.
bool listensTo(const Webhook &webhook, const QString &event);

/// Whether `glob` fits the whole `name`: `*` any characters, also none, `?` one; everything else, capitals too, as it
/// is.
bool globFits(QStringView glob, QStringView name);

/// Ids of teams are kept as they were sent; compared they are without "nfl-" or "nhl-", in lower case: `DAL` is
/// `nfl-dal`.
QString teamKey(const QString &team);

} // namespace hearthbook
