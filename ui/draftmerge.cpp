#include "ui/draftmerge.h"

#include <QJsonArray>
#include <QSet>

namespace hearthbook {

namespace {

QJsonArray mergedArrays(const QJsonArray &base, const QJsonArray &mine, const QJsonArray &theirs)
{
    QJsonArray out;
    for (const auto &entry : theirs) {
        if (mine.contains(entry) || !base.contains(entry))
            out += entry;
    }
    for (const auto &entry : mine) {
        if (!base.contains(entry) && !theirs.contains(entry))
            out += entry;
    }
    return out;
}

bool isOr(const QJsonValue &value, QJsonValue::Type type)
{
    return value.type() == type || value.isUndefined();
}

/// Undefined: it is not there.
QJsonValue mergedValue(const QJsonValue &base, const QJsonValue &mine, const QJsonValue &theirs)
{
    if (mine == base)
        return theirs;
    if (theirs == base)
        return mine;
    if (isOr(theirs, QJsonValue::Object) && isOr(mine, QJsonValue::Object)) {
        const QJsonObject both = mergedDrafts(base.toObject(), mine.toObject(), theirs.toObject());
        return both.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(both);
    }
    if (isOr(theirs, QJsonValue::Array) && isOr(mine, QJsonValue::Array)) {
        const QJsonArray both = mergedArrays(base.toArray(), mine.toArray(), theirs.toArray());
        return both.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(both);
    }
    return mine.isUndefined() ? theirs : mine; // who withdraws means what was there before
}

} // namespace

QJsonObject mergedDrafts(const QJsonObject &base, const QJsonObject &mine, const QJsonObject &theirs)
{
    QSet<QString> names;
    for (const QJsonObject &one : { base, mine, theirs }) {
        const QStringList keys = one.keys();
        names.unite({ keys.begin(), keys.end() });
    }
    QJsonObject out;
    for (const QString &name : names) {
        const QJsonValue value = mergedValue(base.value(name), mine.value(name), theirs.value(name));
        if (!value.isUndefined())
            out.insert(name, value);
    }
    return out;
}

} // namespace hearthbook
