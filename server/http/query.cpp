#include "server/http/query.h"

#include "server/http/percent.h"
#include "server/http/route.h"

#include <algorithm>
#include <limits>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

bool isNamed(QByteArrayView rawName, QByteArrayView name)
{
    if (rawName == name)
        return true;
    if (!rawName.contains('%') && !rawName.contains('+'))
        return false;
    const Result<QString> decoded = percentDecoded(rawName, Plus::IsSpace);
    return decoded && *decoded == QString::fromUtf8(name);
}

} // namespace

/// Calls `visitor(raw name, raw value, whole pair)`.
template<typename Visitor>
void Query::visitPairs(Visitor visitor) const
{
    const QByteArrayView text(m_text);
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = text.indexOf('&', at);
        if (end < 0)
            end = text.size();
        const QByteArrayView pair = text.sliced(at, end - at);
        const qsizetype equals = pair.indexOf('=');
        if (!pair.isEmpty())
            visitor(equals < 0 ? pair : pair.first(equals), equals < 0 ? QByteArrayView() : pair.sliced(equals + 1),
                    pair);
        at = end + 1;
    }
}

template<typename Visitor>
void Query::visit(QByteArrayView name, Visitor visitor) const
{
    visitPairs([&](QByteArrayView rawName, QByteArrayView rawValue, QByteArrayView) {
        if (isNamed(rawName, name))
            visitor(rawValue);
    });
}

QByteArray Query::without(const QByteArrayList &names) const
{
    QByteArray rest;
    visitPairs([&](QByteArrayView rawName, QByteArrayView, QByteArrayView pair) {
        const auto isIt = [rawName](const QByteArray &name) { return isNamed(rawName, name); };
        if (std::any_of(names.begin(), names.end(), isIt))
            return;
        rest += rest.isEmpty() ? "" : "&";
        rest += pair;
    });
    return rest;
}

std::optional<QString> Query::sent(QByteArrayView name) const
{
    std::optional<QByteArrayView> last;
    visit(name, [&last](QByteArrayView raw) { last = raw; });
    if (!last)
        return std::nullopt;
    return percentDecoded(*last, Plus::IsSpace).value_or(QString()) + u""_s;
}

QStringList Query::values(QByteArrayView name) const
{
    QStringList all;
    visit(name, [&all](QByteArrayView raw) { all += percentDecoded(raw, Plus::IsSpace).value_or(QString()) + u""_s; });
    return all;
}

std::optional<QString> Query::value(QByteArrayView name) const
{
    if (std::optional<QString> given = sent(name))
        return given;
    const Parameter *parameter = m_route ? m_route->parameter(name) : nullptr;
    if (!parameter || parameter->fallback.isUndefined() || parameter->fallback.isNull())
        return std::nullopt;
    return parameter->fallback.toVariant().toString();
}

qint64 Query::integer(QByteArrayView name) const
{
    if (const std::optional<QString> given = sent(name))
        return integerFromText(*given).value_or(0);
    const Parameter *parameter = m_route ? m_route->parameter(name) : nullptr;
    return parameter ? parameter->fallback.toInteger() : 0;
}

bool Query::flag(QByteArrayView name) const
{
    if (const std::optional<QString> given = sent(name))
        return flagFromText(*given).value_or(false);
    const Parameter *parameter = m_route ? m_route->parameter(name) : nullptr;
    return parameter && parameter->fallback.toBool();
}

std::optional<qint64> integerFromText(QStringView text)
{
    QStringView digits = text.trimmed();
    const bool negative = digits.startsWith(u'-');
    if (negative || digits.startsWith(u'+'))
        digits = digits.sliced(1);
    if (digits.isEmpty())
        return std::nullopt;
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    qint64 value = 0;
    for (const QChar c : digits) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
        const int digit = c.unicode() - u'0';
        value = value > (most - digit) / 10 ? most : value * 10 + digit;
    }
    return negative ? -value : value;
}

std::optional<bool> flagFromText(QStringView text)
{
    for (const QStringView yes : { u"1", u"true", u"t", u"yes", u"y", u"on" }) {
        if (text.compare(yes, Qt::CaseInsensitive) == 0)
            return true;
    }
    for (const QStringView no : { u"0", u"false", u"f", u"no", u"n", u"off" }) {
        if (text.compare(no, Qt::CaseInsensitive) == 0)
            return false;
    }
    return std::nullopt;
}

} // namespace hearthbook
