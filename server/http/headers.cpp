#include "server/http/headers.h"

#include <algorithm>
#include <array>

namespace hearthbook {

namespace {

/// The lower-case form. Names that browsers and clients send with every request share one static text: no allocation.
QByteArray interned(QByteArrayView name)
{
    static const std::array<QByteArray, 18> known {
        "host",          "user-agent",     "accept",         "accept-encoding", "accept-language",
        "connection",    "content-type",   "content-length", "origin",          "referer",
        "if-none-match", "authorization",  "x-request-id",   "cache-control",   "etag",
        "vary",          "sec-fetch-site", "sec-fetch-mode"
    };
    for (const QByteArray &one : known) {
        if (one.size() == name.size() && qstrnicmp(one.constData(), name.data(), size_t(name.size())) == 0)
            return one;
    }
    return name.toByteArray().toLower();
}

} // namespace

const Headers::Field *Headers::find(QByteArrayView name) const
{
    const auto at = std::find_if(m_fields.begin(), m_fields.end(), [name](const Field &f) { return f.first == name; });
    return at == m_fields.end() ? nullptr : &*at;
}

QByteArray Headers::value(QByteArrayView name) const
{
    const Field *field = find(name);
    return field ? field->second : QByteArray();
}

QByteArray Headers::joined(QByteArrayView name) const
{
    QByteArray all;
    bool first = true;
    for (const Field &field : m_fields) {
        if (field.first != name)
            continue;
        all = first ? field.second : all + ", " + field.second;
        first = false;
    }
    return all;
}

int Headers::count(QByteArrayView name) const
{
    return int(std::count_if(m_fields.begin(), m_fields.end(), [name](const Field &f) { return f.first == name; }));
}

void Headers::set(QByteArrayView name, QByteArray value)
{
    QByteArray lower = interned(name);
    remove(lower);
    m_fields.emplace_back(std::move(lower), std::move(value));
}

void Headers::append(QByteArrayView name, QByteArray value)
{
    if (m_fields.empty())
        m_fields.reserve(8);
    m_fields.emplace_back(interned(name), std::move(value));
}

void Headers::remove(QByteArrayView name)
{
    std::erase_if(m_fields, [name](const Field &field) { return field.first == name; });
}

} // namespace hearthbook
