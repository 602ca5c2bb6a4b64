#pragma once

#include "core/domain/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace hearthbook {

/// JSON read and written as Python's json module does, because receivers of the old services' webhooks check signatures
/// over json.dumps(): keys in the order received (of a key given twice the last value, at the first one's place),
/// integers of any size to the digit, floats as repr(), everything beyond ASCII as \uXXXX.
class PythonJson
{
public:
    enum class Layout {
        Compact, ///< separators "," and ":"
        Spaced ///< separators ", " and ": ", Python's default
    };
    enum class Keys { AsReceived, Sorted };

    /// Errors: those of JsonDocument::parse().
    static Result<PythonJson> parse(const QByteArray &text);
    static PythonJson ofString(const QString &text);

    /// What json.dumps() writes; Keys::Sorted is its sort_keys, by code point.
    QByteArray dumps(Layout layout, Keys keys = Keys::AsReceived) const;

    bool isObject() const { return m_kind == Kind::Object; }
    /// The text of a string; empty for anything else.
    const QString &string() const { return m_string; }
    /// Of an object; null where it has no such key, and for anything else.
    const PythonJson *member(const QString &key) const;
    /// Replaces the value where it stands, or appends it. Only for an object.
    void setMember(const QString &key, PythonJson value);

private:
    friend class PythonJsonReader;
    enum class Kind { Plain, String, Array, Object };

    void append(QByteArray &out, Layout layout, Keys keys) const;
    void appendItems(QByteArray &out, Layout layout, Keys keys) const;

    Kind m_kind = Kind::Plain;
    QByteArray m_plain = "null"; ///< a number, true, false, null as Python writes it
    QString m_string = {};
    QStringList m_keys = {}; ///< of an object, one for each item
    std::vector<PythonJson> m_items = {};
};

/// repr() of a Python float: the shortest text that gives the same number.
QByteArray pythonFloat(double number);

} // namespace hearthbook
