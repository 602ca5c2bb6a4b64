#include "ui/models/eventtext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hearthbook::EventText)
};

struct Meaning
{
    QStringView name = {};
    const char *text = nullptr;
};

constexpr std::array meanings {
    Meaning { u"device.created", QT_TRANSLATE_NOOP("hearthbook::EventText", "A device was added.") },
    Meaning { u"device.updated",
              QT_TRANSLATE_NOOP("hearthbook::EventText",
                                "A device was changed; before holds the old values of what changed.") },
    Meaning { u"device.removed",
              QT_TRANSLATE_NOOP(
                  "hearthbook::EventText",
                  "A device was removed, at the end of its retention where a listing lacks it; before holds the "
                  "whole of it.") },
    Meaning { u"entity.created", QT_TRANSLATE_NOOP("hearthbook::EventText", "An entity was added.") },
    Meaning { u"entity.updated",
              QT_TRANSLATE_NOOP("hearthbook::EventText",
                                "An entity was changed; before holds the old values of what changed.") },
    Meaning { u"entity.renamed",
              QT_TRANSLATE_NOOP("hearthbook::EventText", "An entity has another id; before holds the old one.") },
    Meaning { u"entity.removed",
              QT_TRANSLATE_NOOP("hearthbook::EventText", "An entity was removed; before holds the whole of it.") },
    Meaning { u"preferences.updated",
              QT_TRANSLATE_NOOP("hearthbook::EventText", "The preferences of a user were set, changed or removed.") },
    Meaning { u"sync.completed",
              QT_TRANSLATE_NOOP("hearthbook::EventText", "A registry listing was taken in and changed something.") },
    Meaning {
        u"sync.held",
        QT_TRANSLATE_NOOP("hearthbook::EventText",
                          "A registry listing was refused because it lacks too many rows; it waits for approval.") },
    Meaning {
        u"webhook.disabled",
        QT_TRANSLATE_NOOP("hearthbook::EventText", "Hearthbook disabled a webhook because its receiver is gone.") },
    Meaning {
        u"ping",
        QT_TRANSLATE_NOOP("hearthbook::EventText", "A test, sent on demand to one webhook whatever it listens to.") },
    Meaning { u"game_started", QT_TRANSLATE_NOOP("hearthbook::EventText", "A game went live (sports-data).") },
    Meaning { u"score_changed",
              QT_TRANSLATE_NOOP("hearthbook::EventText", "The score of a live game changed (sports-data).") },
    Meaning { u"game_ended", QT_TRANSLATE_NOOP("hearthbook::EventText", "A game is over (sports-data).") },
    Meaning { u"game_start", QT_TRANSLATE_NOOP("hearthbook::EventText", "A game of the team went live (data-api).") },
    Meaning { u"score_change", QT_TRANSLATE_NOOP("hearthbook::EventText", "The team scored (data-api).") },
    Meaning { u"game_end", QT_TRANSLATE_NOOP("hearthbook::EventText", "A game of the team is over (data-api).") },
};

} // namespace

QString eventMeaning(const QString &name, const QString &said)
{
    const auto known = std::find_if(meanings.begin(), meanings.end(),
                                    [&name](const Meaning &one) { return one.name == name; });
    return known == meanings.end() ? said : Words::tr(known->text);
}

} // namespace hearthbook
