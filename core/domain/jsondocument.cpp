#include "core/domain/jsondocument.h"

#include "core/domain/jsonparsercache.h"

#include <QJsonDocument>
#include <QJsonParseError>

#include <algorithm>
#include <tuple>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// Qt's parser takes sixteen times the room of what it reads, and seconds.
constexpr qsizetype longestToSearch = 1024 * 1024;

/// simdjson does not tell where it stopped; Qt's parser does.
Error syntaxError(const QByteArray &text, simdjson::error_code code)
{
    QJsonParseError found;
    if (text.size() <= longestToSearch)
        QJsonDocument::fromJson(text, &found);
    const bool deep = code == simdjson::DEPTH_ERROR;
    const QString reason = deep                   ? u"Nested deeper than 1024 levels"_s
        : found.error != QJsonParseError::NoError ? found.errorString()
                                                  : QString::fromLatin1(simdjson::error_message(code));
    const qsizetype at =
        QString::fromUtf8(QByteArrayView(text).first(qBound(0, found.offset, int(text.size())))).size();
    QJsonArray where { u"body"_s };
    if (text.size() <= longestToSearch)
        where += at;
    FieldError item { u"json_invalid"_s, where, u"JSON decode error"_s, QJsonObject(), { { u"error"_s, reason } } };
    return { ErrorCode::InvalidInput, u"The body is not valid JSON: %1"_s.arg(reason), { item } };
}

/// simdjson names integers beyond 64 bits apart since 3.12.
template<typename Code>
bool isNumberError(Code code)
{
    if constexpr (requires { Code::BIGINT_ERROR; }) {
        if (code == Code::BIGINT_ERROR)
            return true;
    }
    return code == Code::NUMBER_ERROR;
}

bool isOfNumber(char c)
{
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

/// A whole number that 64 bits cannot hold.
bool isLargeInteger(QByteArrayView number)
{
    const QByteArrayView digits = number.startsWith('-') ? number.sliced(1) : number;
    if (digits.isEmpty() || !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return false;
    bool fits = false;
    std::ignore = number.toLongLong(&fits);
    if (!fits)
        std::ignore = number.toULongLong(&fits);
    return !fits;
}

/// Past the string that begins at `at`.
qsizetype endOfString(QByteArrayView text, qsizetype at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\')
            ++at;
    }
    return std::min(at + 1, text.size());
}

/// Integers beyond 64 bits are legal JSON and stand in some integrations' identifiers: with an exponent the parser rounds
/// them. Empty where there are none.
QByteArray withRoundedIntegers(QByteArrayView text)
{
    QByteArray rounded;
    qsizetype copied = 0;
    for (qsizetype at = 0; at < text.size();) {
        if (text[at] == '"') {
            at = endOfString(text, at);
            continue;
        }
        const qsizetype begin = at;
        while (at < text.size() && isOfNumber(text[at]))
            ++at;
        if (isLargeInteger(text.sliced(begin, at - begin))) {
            rounded.append(text.sliced(copied, at - copied)).append("e0");
            copied = at;
        }
        at = std::max(at, begin + 1);
    }
    return copied == 0 ? rounded : rounded.append(text.sliced(copied));
}

} // namespace

Result<JsonDocument> JsonDocument::parse(const QByteArray &text)
{
    if (text.trimmed().isEmpty()) {
        FieldError item { u"missing"_s, { u"body"_s }, u"Field required"_s, QJsonValue(), {} };
        return tl::unexpected(Error { ErrorCode::InvalidInput, u"A body is required"_s, { item } });
    }
    JsonDocument document;
    document.m_parser.reset(JsonParserCache::take().release());
    // The parser reads a little past the end; a copy is only needed where the text has no room there.
    const bool hasRoom = text.capacity() - text.size() >= qsizetype(simdjson::SIMDJSON_PADDING);
    const auto parsed = document.m_parser->parse(text.constData(), std::size_t(text.size()), !hasRoom);
    switch (parsed.error()) {
    case simdjson::SUCCESS: document.m_root = parsed.value_unsafe(); return document;
    case simdjson::UTF8_ERROR:
        return failure(ErrorCode::MalformedInput, u"There was an error parsing the body: it is not valid UTF-8"_s);
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC: return failure(ErrorCode::TooLarge, u"The body is too large to be parsed"_s);
    default:
        if (isNumberError(parsed.error())) {
            if (const QByteArray rounded = withRoundedIntegers(text); !rounded.isEmpty())
                return parse(rounded);
        }
        return tl::unexpected(syntaxError(text, parsed.error()));
    }
}

void JsonDocument::LeaveToCache::operator()(simdjson::dom::parser *parser) const
{
    JsonParserCache::leave(std::unique_ptr<simdjson::dom::parser>(parser));
}

Error typeError(const QString &type, const QString &message)
{
    FieldError item { type, { u"body"_s }, message, QJsonValue(), {} };
    return { ErrorCode::InvalidInput, message, { item } };
}

} // namespace hearthbook
