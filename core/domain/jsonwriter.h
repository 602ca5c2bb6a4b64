#pragma once

#include "core/domain/timestamp.h"

#include <QByteArray>
#include <QStringView>

#include <optional>

namespace hearthbook {

/// Writes compact JSON text in the order it is called: clients of the old API rely on the order of keys, which
/// QJsonObject does not keep. Strings are valid UTF-8 on output, non-ASCII unescaped. Does not check nesting.
class JsonWriter
{
public:
    /// `reserve`: bytes expected, so that lists grow once.
    explicit JsonWriter(qsizetype reserve = 0) { m_out.reserve(reserve); }

    JsonWriter &beginObject() { return open('{'); }
    JsonWriter &endObject() { return close('}'); }
    JsonWriter &beginArray() { return open('['); }
    JsonWriter &endArray() { return close(']'); }

    /// A key that needs no escaping: our own names.
    JsonWriter &key(QByteArrayView name);

    JsonWriter &value(QStringView text);
    JsonWriter &value(const QString &text) { return value(QStringView(text)); }
    JsonWriter &value(const std::optional<QString> &text) { return text ? value(QStringView(*text)) : null(); }
    JsonWriter &value(const Timestamp &time);
    JsonWriter &value(const std::optional<Timestamp> &time) { return time ? value(*time) : null(); }
    JsonWriter &value(qint64 number);
    JsonWriter &value(const std::optional<qint64> &number) { return number ? value(*number) : null(); }
    JsonWriter &value(int number) { return value(qint64(number)); }
    JsonWriter &value(double number);
    JsonWriter &value(bool flag);
    JsonWriter &value(const char *) = delete; ///< would be taken for a flag
    JsonWriter &null();
    JsonWriter &utf8(QByteArrayView text);

    /// JSON text that is known to be valid, as a JSON column of the database.
    JsonWriter &raw(QByteArrayView json);

    template<typename T>
    JsonWriter &member(QByteArrayView name, const T &content)
    {
        return key(name).value(content);
    }

    const QByteArray &text() const { return m_out; }
    /// Begins anew; what was reserved stays so.
    void clear()
    {
        m_out.resize(0);
        m_first = true;
    }
    QByteArray take() { return std::move(m_out); }

private:
    JsonWriter &open(char bracket);
    JsonWriter &close(char bracket);
    char *grow(qsizetype bytes);

    QByteArray m_out;
    bool m_first = true; ///< nothing was written in the current array, object or after the current key
};

} // namespace hearthbook
