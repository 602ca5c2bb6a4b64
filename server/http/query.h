#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>
#include <QStringList>

#include <optional>

namespace hearthbook {

struct Route;

/// The part of a target behind '?'. Nothing is parsed before it is asked for, and nothing is kept: a look-up walks the
/// text. `+` is a space. The router has checked the text (UTF-8, the route's Parameters) before a handler sees it.
class Query
{
public:
    Query() = default;

    /// `text`: raw, without '?'. `route`: whose Parameters give the defaults; may be null.
    explicit Query(QByteArray text, const Route *route = nullptr) : m_text(std::move(text)), m_route(route) { }

    /// The raw text, as sent.
    const QByteArray &text() const { return m_text; }

    /// The value of `name`; of several the last, as in the old service. Falls back to the Parameter's default.
    std::optional<QString> value(QByteArrayView name) const;

    /// Every value of a repeatable parameter, in order; no default.
    QStringList values(QByteArrayView name) const;

    /// The raw text without these parameters.
    QByteArray without(const QByteArrayList &names) const;

    /// The value as a number, or the Parameter's default, or 0.
    qint64 integer(QByteArrayView name) const;

    /// The value as a truth (true, 1, yes, on …), or the Parameter's default, or false.
    bool flag(QByteArrayView name) const;

    /// True where the client sent `name`, even without a value.
    bool contains(QByteArrayView name) const { return sent(name).has_value(); }

    /// What the client sent under `name`, without defaults.
    std::optional<QString> sent(QByteArrayView name) const;

private:
    template<typename Visitor>
    void visitPairs(Visitor visitor) const;
    template<typename Visitor>
    void visit(QByteArrayView name, Visitor visitor) const;

    QByteArray m_text;
    const Route *m_route = nullptr;
};

/// Reads a number as the old service did: spaces around it and a sign are allowed. Numbers beyond 64 bits become the
/// largest or smallest, so that a bound refuses them. Nothing for text that is no number.
std::optional<qint64> integerFromText(QStringView text);

/// Reads a truth value as the old service did: 1/0, true/false, t/f, yes/no, y/n, on/off, in any case.
std::optional<bool> flagFromText(QStringView text);

} // namespace hearthbook
