#include "server/http/percent.h"

#include <QStringDecoder>
#include <QVarLengthArray>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

using Bytes = QVarLengthArray<char, 256>;

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool isPlain(QByteArrayView text, Plus plus)
{
    return std::none_of(text.begin(), text.end(), [plus](char c) {
        return c == '%' || uchar(c) >= 0x80 || c == '\0' || (c == '+' && plus == Plus::IsSpace);
    });
}

Bytes unescaped(QByteArrayView text, Plus plus)
{
    Bytes bytes;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
        const int low = high >= 0 ? hexDigit(text[i + 2]) : -1;
        if (low >= 0) {
            bytes.append(char(high * 16 + low));
            i += 2;
        } else {
            bytes.append(text[i] == '+' && plus == Plus::IsSpace ? ' ' : text[i]);
        }
    }
    return bytes;
}

} // namespace

Result<QString> percentDecoded(QByteArrayView text, Plus plus)
{
    if (isPlain(text, plus))
        return QString::fromLatin1(text.data(), text.size());
    const Bytes bytes = unescaped(text, plus);
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString decoded = utf8.decode(QByteArrayView(bytes.constData(), bytes.size()));
    if (utf8.hasError())
        return failure(ErrorCode::MalformedInput, u"The address is not valid UTF-8"_s);
    if (decoded.contains(QChar(u'\0')))
        return failure(ErrorCode::MalformedInput, u"The address holds a NUL character"_s);
    return decoded;
}

bool isDecodable(QByteArrayView text, Plus plus)
{
    return isPlain(text, plus) || percentDecoded(text, plus).has_value();
}

} // namespace hearthbook
