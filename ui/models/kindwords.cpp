#include "ui/models/kindwords.h"

#include <QCoreApplication>

#include <array>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hearthbook::Kinds)
};

struct KindWord
{
    QLatin1StringView kind = {};
    const char *title = nullptr;
    const char *word = nullptr;
    const char *one = nullptr;
    const char *many = nullptr;
    QLatin1StringView name = {}; ///< the field that names a row
};

constexpr std::array kindWords {
    KindWord { "device"_L1, QT_TRANSLATE_NOOP("hearthbook::Kinds", "Devices"),
               QT_TRANSLATE_NOOP("hearthbook::Kinds", "Device"), QT_TRANSLATE_NOOP("hearthbook::Kinds", "one device"),
               QT_TRANSLATE_N_NOOP("hearthbook::Kinds", "%n devices"), "name"_L1 },
    KindWord { "entity"_L1, QT_TRANSLATE_NOOP("hearthbook::Kinds", "Entities"),
               QT_TRANSLATE_NOOP("hearthbook::Kinds", "Entity"), QT_TRANSLATE_NOOP("hearthbook::Kinds", "one entity"),
               QT_TRANSLATE_N_NOOP("hearthbook::Kinds", "%n entities"), "friendly_name"_L1 },
    KindWord { "area"_L1, QT_TRANSLATE_NOOP("hearthbook::Kinds", "Areas"),
               QT_TRANSLATE_NOOP("hearthbook::Kinds", "Area"), QT_TRANSLATE_NOOP("hearthbook::Kinds", "one area"),
               QT_TRANSLATE_N_NOOP("hearthbook::Kinds", "%n areas"), "display_name"_L1 },
    KindWord { "webhook"_L1, QT_TRANSLATE_NOOP("hearthbook::Kinds", "Webhooks"),
               QT_TRANSLATE_NOOP("hearthbook::Kinds", "Webhook"), QT_TRANSLATE_NOOP("hearthbook::Kinds", "one webhook"),
               QT_TRANSLATE_N_NOOP("hearthbook::Kinds", "%n webhooks"), "url"_L1 },
    KindWord { "preferences"_L1,
               QT_TRANSLATE_NOOP("hearthbook::Kinds", "Preferences"),
               QT_TRANSLATE_NOOP("hearthbook::Kinds", "Preferences"),
               QT_TRANSLATE_NOOP("hearthbook::Kinds", "one user's preferences"),
               QT_TRANSLATE_N_NOOP("hearthbook::Kinds", "%n users' preferences"),
               {} },
    KindWord { "label"_L1,
               QT_TRANSLATE_NOOP("hearthbook::Kinds", "Labels"),
               QT_TRANSLATE_NOOP("hearthbook::Kinds", "Label"),
               QT_TRANSLATE_NOOP("hearthbook::Kinds", "one label"),
               QT_TRANSLATE_N_NOOP("hearthbook::Kinds", "%n labels"),
               {} },
    KindWord { "integration"_L1,
               QT_TRANSLATE_NOOP("hearthbook::Kinds", "Integrations"),
               QT_TRANSLATE_NOOP("hearthbook::Kinds", "Integration"),
               QT_TRANSLATE_NOOP("hearthbook::Kinds", "one integration"),
               QT_TRANSLATE_N_NOOP("hearthbook::Kinds", "%n integrations"),
               {} },
    KindWord { "service"_L1,
               QT_TRANSLATE_NOOP("hearthbook::Kinds", "Services"),
               QT_TRANSLATE_NOOP("hearthbook::Kinds", "Service"),
               QT_TRANSLATE_NOOP("hearthbook::Kinds", "one service"),
               QT_TRANSLATE_N_NOOP("hearthbook::Kinds", "%n services"),
               {} },
    KindWord { "sync"_L1,
               QT_TRANSLATE_NOOP("hearthbook::Kinds", "Listings that wait"),
               QT_TRANSLATE_NOOP("hearthbook::Kinds", "Listing that waits"),
               QT_TRANSLATE_NOOP("hearthbook::Kinds", "one listing"),
               QT_TRANSLATE_N_NOOP("hearthbook::Kinds", "%n listings"),
               {} },
};

const KindWord *wordsOf(const QString &kind)
{
    for (const KindWord &one : kindWords) {
        if (kind == one.kind)
            return &one;
    }
    return nullptr;
}

} // namespace

QStringList journalKinds()
{
    QStringList kinds;
    for (const KindWord &one : kindWords)
        kinds += one.kind;
    return kinds;
}

QString kindTitle(const QString &kind)
{
    const KindWord *words = wordsOf(kind);
    return words ? Words::tr(words->title) : kind;
}

QString kindWord(const QString &kind)
{
    const KindWord *words = wordsOf(kind);
    return words ? Words::tr(words->word) : kind;
}

QString kindCount(const QString &kind, qint64 count)
{
    const KindWord *words = wordsOf(kind);
    if (!words)
        return Words::tr("%1: %2").arg(kind).arg(count);
    return count == 1 ? Words::tr(words->one) : Words::tr(words->many, nullptr, int(count));
}

RowKind journalRows(const QString &kind)
{
    for (const RowKind *known : { &deviceRows(), &entityRows(), &areaRows(), &webhookRows() }) {
        if (known->kind == kind)
            return *known;
    }
    return { .kind = kind, .alone = false };
}

QString nameField(const QString &kind)
{
    const KindWord *words = wordsOf(kind);
    return words ? QString(words->name) : QString();
}

} // namespace hearthbook
