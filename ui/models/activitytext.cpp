#include "ui/models/activitytext.h"

#include "ui/models/historytext.h"
#include "ui/models/kindwords.h"
#include "ui/plaintext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <array>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hearthbook::Activity)
};

bool hasOnly(const QJsonObject &before, const QStringList &fields)
{
    const QStringList keys = before.keys();
    return !keys.isEmpty()
        && std::all_of(keys.begin(), keys.end(), [&fields](const QString &key) { return fields.contains(key); });
}

/// What happened to the row, with its name and who did it.
QString updateText(const QJsonObject &change)
{
    const QJsonObject before = change.value(u"before").toObject();
    if (hasOnly(before, { u"name"_s, u"name_by_user"_s, u"original_name"_s, u"display_name"_s }))
        return Words::tr("%1 was renamed by %2");
    if (hasOnly(before, { u"area_id"_s }))
        return Words::tr("%1 was moved by %2");
    if (hasOnly(before, { u"labels"_s }))
        return Words::tr("%1 got other labels by %2");
    if (hasOnly(before, { u"notes"_s }))
        return Words::tr("%1 got other notes by %2");
    if (hasOnly(before, { u"disabled"_s, u"disabled_by"_s }))
        return before.value(u"disabled_by").isNull() ? Words::tr("%1 was disabled by %2")
                                                     : Words::tr("%1 was enabled by %2");
    if (hasOnly(before, { u"sw_version"_s }))
        return Words::tr("%1 got other software, told by %2");
    return Words::tr("%1 was changed by %2");
}

QString oneRowText(const QJsonObject &change)
{
    const QString action = change.value(u"action").toString();
    if (change.value(u"kind").toString() == u"preferences")
        return Words::tr("Preferences of %1 were changed by %2");
    if (change.value(u"kind").toString() == u"sync")
        return action == u"remove" ? Words::tr("The listing of %1 that waited was taken or dropped by %2")
                                   : Words::tr("A listing of %1 waits for approval, sent by %2");
    if (action == u"create")
        return Words::tr("%1 was added by %2");
    if (action == u"remove")
        return Words::tr("%1 was removed by %2");
    return updateText(change);
}

QString joined(const QStringList &parts)
{
    if (parts.size() < 2)
        return parts.join(QString());
    return Words::tr("%1 and %2", "two parts of a list")
        .arg(parts.mid(0, parts.size() - 1).join(u", "_s), parts.back());
}

QString kindsText(const ActivityEntry &entry)
{
    QStringList parts;
    for (const QString &kind : journalKinds()) {
        if (const qint64 count = entry.kinds.value(kind); count > 0)
            parts += kindCount(kind, count);
    }
    return joined(parts);
}

/// "were added", or "3 new and 9 changed".
QString actionsText(const ActivityEntry &entry)
{
    const std::array counts { entry.actions.value(u"create"_s), entry.actions.value(u"update"_s),
                              entry.actions.value(u"remove"_s) };
    const auto text = [&counts](std::size_t at, const char *words) {
        return counts.at(at) > 0 ? QStringList { Words::tr(words, nullptr, int(counts.at(at))) } : QStringList();
    };
    QStringList parts = text(0, QT_TRANSLATE_N_NOOP("hearthbook::Activity", "%n new"));
    parts += text(1, QT_TRANSLATE_N_NOOP("hearthbook::Activity", "%n changed"));
    parts += text(2, QT_TRANSLATE_N_NOOP("hearthbook::Activity", "%n removed"));
    if (parts.size() > 1)
        return joined(parts);
    return counts[0] > 0 ? Words::tr("added") : counts[2] > 0 ? Words::tr("removed") : Words::tr("changed");
}

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

} // namespace

QString activityActor(const ActivityEntry &entry, bool isOwn)
{
    if (entry.origin == u"external" || entry.actor == u"external")
        return Words::tr("another program");
    if (entry.origin == u"sync")
        return Words::tr("Home Assistant's sync");
    if (entry.origin == u"import")
        return Words::tr("an import");
    if (entry.origin == u"upkeep")
        return Words::tr("Hearthbook's upkeep");
    if (entry.origin == u"webhooks")
        return Words::tr("Hearthbook's deliveries");
    if (isOwn || entry.actor == u"desktop")
        return Words::tr("you");
    if (entry.actor == u"anonymous" || entry.actor.isEmpty())
        return Words::tr("somebody without a key");
    return actorName(entry.actor);
}

QString activitySentence(const ActivityEntry &entry, RowNames &names, bool isOwn)
{
    const QString who = activityActor(entry, isOwn);
    if (entry.count() == 1)
        return oneRowText(entry.change)
            .arg(names(entry.change.value(u"kind").toString(), entry.change.value(u"key").toString()), who);
    return Words::tr("%1: %2 %3", "Who: how many rows, what was done to them")
        .arg(capitalised(who), kindsText(entry), actionsText(entry));
}

QString activityWay(const ActivityEntry &entry, bool isOwn)
{
    if (entry.origin == u"sync" && entry.actor != u"home-assistant")
        return Words::tr("started by %1").arg(oneLine(entry.actor));
    if (entry.origin == u"import" && entry.actor == u"desktop")
        return Words::tr("imported in the desktop program");
    if (entry.origin == u"import")
        return Words::tr("imported by %1").arg(actorName(entry.actor));
    if (entry.origin == u"external" || entry.actor == u"external")
        return Words::tr("written into the file");
    if (entry.actor == u"desktop")
        return Words::tr("in the desktop program");
    if (isOwn)
        return Words::tr("in this window");
    return entry.origin == u"api" ? Words::tr("over the API") : QString();
}

QDate activityDay(const QString &at)
{
    return QDateTime::fromString(at, Qt::ISODateWithMs).toLocalTime().date();
}

QString dayText(const QDate &day)
{
    const QDate today = QDate::currentDate();
    if (day == today)
        return Words::tr("Today");
    if (day == today.addDays(-1))
        return Words::tr("Yesterday");
    return QLocale().toString(day, QLocale::LongFormat);
}

} // namespace hearthbook
