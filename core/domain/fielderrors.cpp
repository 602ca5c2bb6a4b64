#include "core/domain/fielderrors.h"

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

QString characters(qint64 count)
{
    return QString::number(count) + (count == 1 ? u" character"_s : u" characters"_s);
}

} // namespace

FieldError tooShort(qint64 least, const QJsonArray &place, const QJsonValue &input)
{
    return { u"string_too_short"_s,
             place,
             u"String should have at least "_s + characters(least),
             input,
             { { u"min_length"_s, least } } };
}

FieldError tooLong(qint64 most, const QJsonArray &place, const QJsonValue &input)
{
    return { u"string_too_long"_s,
             place,
             u"String should have at most "_s + characters(most),
             input,
             { { u"max_length"_s, most } } };
}

std::optional<FieldError> idError(const QString &id, const QJsonArray &place)
{
    if (id.size() > maxIdCharacters)
        return tooLong(maxIdCharacters, place);
    const auto isControl = [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; };
    if (std::none_of(id.begin(), id.end(), isControl))
        return std::nullopt;
    const QString pattern = u"^[^\\x00-\\x1f\\x7f]*$"_s;
    return FieldError { u"string_pattern_mismatch"_s,
                        place,
                        u"String should match pattern '%1'"_s.arg(pattern),
                        QJsonValue(),
                        { { u"pattern"_s, pattern } } };
}

std::optional<FieldError> keyError(const QString &id, const QJsonArray &place)
{
    return id.isEmpty() ? tooShort(1, place) : idError(id, place);
}

Error invalid(std::vector<FieldError> items)
{
    return { ErrorCode::InvalidInput, u"The request's values are not valid"_s, std::move(items) };
}

} // namespace hearthbook
