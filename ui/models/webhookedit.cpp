#include "ui/models/webhookedit.h"

#include "ui/models/webhooktext.h"
#include "ui/plaintext.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

#include <utility>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostEvents = 100;
constexpr qsizetype longestEvent = 128;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hearthbook::WebhookEdit)
};

QString newSeed()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QJsonObject emptyRow()
{
    return { { u"url"_s, QString() },         { u"events"_s, QJsonArray() }, { u"team"_s, QJsonValue() },
             { u"filters"_s, QJsonObject() }, { u"enabled"_s, true },        { u"scheme"_s, u"standard"_s } };
}

/// What makes `to` of `from` by RFC 7396.
QJsonObject mergePatch(const QJsonObject &from, const QJsonObject &to)
{
    QJsonObject patch;
    for (auto it = to.begin(); it != to.end(); ++it) {
        if (it.value() != from.value(it.key()))
            patch.insert(it.key(), it.value());
    }
    for (auto it = from.begin(); it != from.end(); ++it) {
        if (!to.contains(it.key()))
            patch.insert(it.key(), QJsonValue());
    }
    return patch;
}

QString listText(const QJsonValue &value)
{
    return oneLine(wordsOf(value).join(u", "_s));
}

QString filtersText(const QJsonObject &filters)
{
    QStringList parts;
    for (auto it = filters.begin(); it != filters.end(); ++it)
        parts += it.key() + u": "_s + listText(it.value());
    return parts.isEmpty() ? Words::tr("everywhere") : parts.join(u"; "_s);
}

} // namespace

QStringList wordsOf(const QJsonValue &value)
{
    QStringList words;
    for (const auto &one : value.isString() ? QJsonArray { value } : value.toArray())
        words += one.toString();
    return words;
}

WebhookEdit::WebhookEdit() : m_row(emptyRow()), m_seed(newSeed()) { }

WebhookEdit::WebhookEdit(const QJsonObject &row) : m_isNew(false), m_row(row) { }

const QStringList &WebhookEdit::fields()
{
    static const QStringList names { u"url"_s, u"enabled"_s, u"events"_s, u"team"_s, u"filters"_s };
    return names;
}

QString WebhookEdit::title(const QString &field)
{
    if (field == u"url")
        return Words::tr("Address");
    if (field == u"enabled")
        return Words::tr("Deliveries");
    if (field == u"events")
        return Words::tr("Events");
    return field == u"team" ? Words::tr("Team") : Words::tr("Where");
}

QString WebhookEdit::text(const QString &field, const QJsonValue &value)
{
    if (field == u"enabled")
        return value.toBool() ? Words::tr("are sent") : Words::tr("are paused");
    if (field == u"events")
        return value.toArray().isEmpty() ? Words::tr("all events") : listText(value);
    if (field == u"team")
        return value.toString().isEmpty() ? Words::tr("any team") : oneLine(value.toString());
    return field == u"filters" ? filtersText(value.toObject()) : oneLine(value.toString());
}

QString WebhookEdit::id() const
{
    return m_isNew ? QString() : m_row[u"webhook_id"].toString();
}

qint64 WebhookEdit::revision() const
{
    return m_row[u"revision"].toInteger();
}

QJsonValue WebhookEdit::value(const QString &field) const
{
    return m_mine.contains(field) ? m_mine.value(field) : m_row.value(field);
}

/// What is on its way will be so.
bool WebhookEdit::isSo(const QString &field, const QJsonValue &value) const
{
    return value == m_row.value(field) && (!m_sent.contains(field) || m_sent.value(field) == value);
}

void WebhookEdit::forget(const QString &field)
{
    m_mine.remove(field);
    m_before.remove(field);
    m_sent.remove(field);
}

void WebhookEdit::set(const QString &field, const QJsonValue &value)
{
    if (isSo(field, value))
        return forget(field);
    if (!m_mine.contains(field))
        m_before.insert(field, m_row.value(field));
    m_mine.insert(field, value);
}

void WebhookEdit::discard()
{
    m_mine = {};
    m_before = {};
    m_sent = {};
}

void WebhookEdit::follow(const QJsonObject &row)
{
    if (row[u"revision"].toInteger() < revision())
        return; // an answer from before the last write
    m_row = row;
    for (const QString &field : m_mine.keys()) {
        if (m_sent.contains(field) && m_sent.value(field) == row.value(field))
            m_before.insert(field, row.value(field));
        if (isSo(field, m_mine.value(field)))
            forget(field);
    }
}

/// The book may have it in other words than it was sent.
void WebhookEdit::settle(const QJsonObject &row)
{
    const QJsonObject sent = std::exchange(m_sent, {});
    for (auto field = sent.begin(); field != sent.end() && !row.isEmpty(); ++field) {
        if (m_mine.value(field.key()) == field.value())
            forget(field.key());
        else if (m_mine.contains(field.key()))
            m_before.insert(field.key(), row.value(field.key()));
    }
    follow(row.isEmpty() ? m_row : row);
}

QStringList WebhookEdit::conflicts() const
{
    QStringList names;
    for (const QString &field : fields()) {
        if (m_mine.contains(field) && m_before.value(field) != m_row.value(field))
            names += field;
    }
    return names;
}

void WebhookEdit::keepMine()
{
    for (const QString &field : conflicts())
        m_before.insert(field, m_row.value(field));
}

void WebhookEdit::takeTheirs()
{
    for (const QString &field : conflicts()) {
        m_mine.remove(field);
        m_before.remove(field);
    }
}

void WebhookEdit::becomeNew()
{
    WebhookEdit made;
    for (const QString &field : fields())
        made.set(field, value(field));
    *this = made;
}

std::optional<QString> WebhookEdit::trouble(const QString &field) const
{
    const QJsonValue wanted = value(field);
    if (field == u"url" && wanted.toString().trimmed().isEmpty())
        return Words::tr("Type the address that deliveries go to.");
    if (field != u"events")
        return {};
    if (!wanted.isArray())
        return Words::tr("Choose at least one event, or all of them.");
    const QJsonArray events = wanted.toArray();
    if (events.size() > mostEvents)
        return Words::tr("At most %n events can be named; a pattern stands for many.", nullptr, int(mostEvents));
    for (const auto &event : events) {
        if (event.toString().size() > longestEvent)
            return Words::tr("The name of an event has at most %n characters.", nullptr, int(longestEvent));
    }
    return {};
}

QJsonObject WebhookEdit::body() const
{
    QJsonObject out;
    for (const QString &field : fields()) {
        if (m_isNew || m_mine.contains(field))
            out.insert(field, value(field));
    }
    if (!m_isNew && out.contains(u"filters"_s))
        out[u"filters"_s] = mergePatch(m_row[u"filters"].toObject(), out[u"filters"].toObject());
    return out;
}

QByteArray WebhookEdit::idempotencyKey() const
{
    const QByteArray text = m_seed.toUtf8() + QJsonDocument(body()).toJson(QJsonDocument::Compact);
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
}

QJsonObject WebhookEdit::draft() const
{
    if (!isChanged())
        return {};
    return { { u"new"_s, m_isNew },     { u"row"_s, m_row },   { u"mine"_s, m_mine },
             { u"before"_s, m_before }, { u"sent"_s, m_sent }, { u"seed"_s, m_seed } };
}

WebhookEdit WebhookEdit::fromDraft(const QJsonObject &draft)
{
    WebhookEdit edit;
    edit.m_isNew = draft[u"new"].toBool(true);
    if (draft[u"row"].isObject())
        edit.m_row = draft[u"row"].toObject();
    edit.m_mine = draft[u"mine"].toObject();
    edit.m_before = draft[u"before"].toObject();
    edit.m_sent = draft[u"sent"].toObject();
    if (draft[u"seed"].isString())
        edit.m_seed = draft[u"seed"].toString();
    return edit;
}

} // namespace hearthbook
