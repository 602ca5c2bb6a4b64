#include "ui/models/historytext.h"

#include "ui/plaintext.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <array>
#include <optional>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestValue = 120;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hearthbook::History)
};

struct FieldWord
{
    QLatin1StringView field = {};
    const char *word = nullptr;
};

constexpr std::array fieldWords {
    FieldWord { "device_id"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Device") },
    FieldWord { "entity_id"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Id") },
    FieldWord { "name"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Name") },
    FieldWord { "name_by_user"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Own name") },
    FieldWord { "original_name"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Registry's name") },
    FieldWord { "manufacturer"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Manufacturer") },
    FieldWord { "model"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Model") },
    FieldWord { "model_id"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Model id") },
    FieldWord { "sw_version"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Software") },
    FieldWord { "hw_version"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Hardware") },
    FieldWord { "serial_number"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Serial number") },
    FieldWord { "area_id"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Area") },
    FieldWord { "suggested_area"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Suggested area") },
    FieldWord { "integration"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Integration") },
    FieldWord { "entry_type"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Type") },
    FieldWord { "configuration_url"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Configuration page") },
    FieldWord { "via_device_id"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Device it is connected through") },
    FieldWord { "parent_device_id"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Device it is part of") },
    FieldWord { "config_entry_id"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Config entry") },
    FieldWord { "labels"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Labels") },
    FieldWord { "aliases"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Other names") },
    FieldWord { "identifiers"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Identifiers") },
    FieldWord { "connections"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Network addresses") },
    FieldWord { "options"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Options") },
    FieldWord { "notes"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Notes") },
    FieldWord { "platform"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Platform") },
    FieldWord { "domain"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Domain") },
    FieldWord { "unique_id"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Unique id") },
    FieldWord { "registry_id"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Registry id") },
    FieldWord { "icon"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Icon") },
    FieldWord { "entity_category"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Category") },
    FieldWord { "hidden_by"_L1, QT_TRANSLATE_NOOP("hearthbook::History", "Hidden by") },
};

/// A field that has no word yet is called as on the wire.
QString wordOf(const RowKind &kind, const QString &field)
{
    if (field == kind.key)
        return Words::tr("Id");
    for (const FieldWord &one : fieldWords) {
        if (field == one.field)
            return Words::tr(one.word);
    }
    return oneLine(field);
}

/// A value as it stands between quotation marks; empty where there is none, nothing where it is too much to be told.
std::optional<QString> valueText(const QString &field, const QJsonValue &value, const AreaNames &areas)
{
    QString text;
    if (value.isArray()) {
        QStringList words;
        for (const auto &one : value.toArray()) {
            if (!one.isString())
                return std::nullopt;
            words += one.toString();
        }
        text = words.join(u", "_s);
    } else if (value.isObject()) {
        return std::nullopt;
    } else {
        text = value.toVariant().toString();
    }
    if (field == u"area_id" && !text.isEmpty())
        text = areas(text);
    text = oneLine(text).trimmed();
    return text.size() > longestValue ? text.first(longestValue).trimmed() + u'…' : text;
}

/// Sentences of fields that say a state, not a value.
std::optional<QString> stateSentence(const QString &field, const QJsonValue &old, const std::optional<QJsonValue> &now)
{
    const bool was = !old.isNull();
    if (field == u"gone_at")
        return was ? Words::tr("Listed again") : Words::tr("No longer listed");
    if (field != u"disabled_by")
        return std::nullopt;
    if (now && now->isString())
        return Words::tr("Disabled by %1").arg(oneLine(now->toString()));
    return was ? Words::tr("Enabled") : Words::tr("Disabled");
}

QString sentence(const RowKind &kind, const QString &field, const QJsonValue &old, const std::optional<QJsonValue> &now,
                 const AreaNames &areas)
{
    if (const std::optional<QString> state = stateSentence(field, old, now))
        return *state;
    const QString word = wordOf(kind, field);
    const std::optional<QString> from = valueText(field, old, areas);
    const std::optional<QString> to = now ? valueText(field, *now, areas) : std::nullopt;
    if (!from || (now && !to))
        return Words::tr("%1 changed").arg(word);
    if (!now)
        return from->isEmpty() ? Words::tr("%1 set").arg(word) : Words::tr("%1 changed from “%2”").arg(word, *from);
    if (from->isEmpty())
        return Words::tr("%1 set to “%2”").arg(word, *to);
    if (to->isEmpty())
        return Words::tr("%1 “%2” taken away").arg(word, *from);
    return Words::tr("%1 changed from “%2” to “%3”").arg(word, *from, *to);
}

/// The row without what the wire shows otherwise than it is kept: the name that is shown, and words for nothing.
QJsonObject keptValues(const RowKind &kind, QJsonObject row)
{
    if (kind.kind == deviceRows().kind && !row.value(u"name_by_user").isNull())
        row.remove(u"name");
    for (const QString &field : { u"manufacturer"_s, u"model"_s, u"platform"_s }) {
        if (row.value(field).toString().compare(u"unknown"_s, Qt::CaseInsensitive) == 0)
            row.remove(field);
    }
    return row;
}

/// Takes `known` back to what it was before the change.
QString updateSentence(const RowKind &kind, const QJsonObject &before, QJsonObject &known, const AreaNames &areas)
{
    QStringList parts;
    for (auto field = before.constBegin(); field != before.constEnd(); ++field) {
        const auto newer = known.constFind(field.key());
        const std::optional<QJsonValue> now = newer == known.constEnd() ? std::nullopt
                                                                        : std::optional<QJsonValue>(*newer);
        if (field.key() != u"disabled") // disabled_by says it
            parts += sentence(kind, field.key(), *field, now, areas);
        known.insert(field.key(), *field);
    }
    return parts.isEmpty() ? Words::tr("Changed") : parts.join(u"; "_s);
}

} // namespace

QStringList historySentences(const RowKind &kind, const std::vector<QJsonObject> &changes, const QJsonObject &row,
                             const AreaNames &areas)
{
    QStringList out;
    QJsonObject known = keptValues(kind, row);
    for (const QJsonObject &change : changes) {
        const QString action = change.value(u"action").toString();
        const QJsonObject before = change.value(u"before").toObject();
        if (action == u"create") {
            out += Words::tr("Added");
            known = {}; // what is older is of a row that was removed
        } else if (action == u"remove") {
            out += Words::tr("Removed");
            known = before;
        } else {
            out += updateSentence(kind, before, known, areas);
        }
    }
    return out;
}

QString historyOrigin(const QJsonObject &change)
{
    const QString actor = change.value(u"actor").toString();
    const QString ago = sinceText(change.value(u"at").toString());
    if (actor.isEmpty())
        return ago;
    if (actor == u"external")
        return Words::tr("by another program, %1").arg(ago);
    if (actor == u"anonymous")
        return Words::tr("by somebody without a key, %1").arg(ago);
    return Words::tr("by %1, %2").arg(actorName(actor), ago);
}

QString actorName(const QString &actor)
{
    static const QString lead = u"key:"_s;
    return actor.startsWith(lead) ? Words::tr("the key %1").arg(oneLine(actor.sliced(lead.size()))) : oneLine(actor);
}

} // namespace hearthbook
