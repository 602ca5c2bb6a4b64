#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <functional>

namespace hearthbook {

/// A switch of notification_settings: its key, and its words.
struct NotificationSwitch
{
    QString key = {};
    QString title = {};   ///< "Game start"
    QString meaning = {}; ///< a sentence
    QString turnOn = {};  ///< what the undo history says: "Turn on game starts"
    QString turnOff = {};
    QStringList events = {}; ///< the events of webhooks that tell of the same, by the old services' names
};

/// Those that the server knows, in the order of the wire.
const std::vector<NotificationSwitch> &notificationSwitches();

/// The events whose firings firingSentences() understands.
QStringList foreseenEvents();

/// How people call a team, by the id that was asked for: "Dallas Cowboys".
using TeamNames = std::function<QString(const QString &id)>;

/// What GET /api/webhooks/would-fire answered for foreseenEvents(), and the switches beside it, as plain sentences: which webhooks
/// are called when a game of which team starts, scores change or it ends; and that switches which are off hold none back.
QStringList firingSentences(const QJsonArray &firings, const QJsonObject &settings, const TeamNames &nameOf);

} // namespace hearthbook
