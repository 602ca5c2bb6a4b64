#include "core/webhooks/urlhost.h"

#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <array>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> wrong(const QString &reason)
{
    return failure(ErrorCode::InvalidInput, reason);
}

bool isAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c < u'\x80'; });
}

bool isForbidden(QChar c)
{
    return c <= u' ' || c == u'\x7f' || u"#%/:<>?@[\\]^|"_s.contains(c);
}

bool isDigits(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// A part of an IPv4 address: decimal, octal after `0`, hexadecimal after `0x`; `0x` alone is 0. What is larger than
/// 32 bits gives the largest number there is.
std::optional<quint64> number(const QString &text)
{
    const bool hex = text.startsWith(u"0x"_s);
    const bool octal = !hex && text.size() > 1 && text.startsWith(u'0');
    const QString digits = hex ? text.sliced(2) : octal ? text.sliced(1) : text;
    if (digits.isEmpty())
        return hex ? std::optional<quint64>(0) : std::nullopt;
    const uint base = hex ? 16 : octal ? 8 : 10;
    quint64 value = 0;
    for (const QChar c : digits) {
        const bool letter = c >= u'a' && c <= u'f';
        if (!letter && (c < u'0' || c > u'9'))
            return std::nullopt;
        const uint digit = letter ? c.unicode() - u'a' + 10U : c.unicode() - uint(u'0');
        if (digit >= base)
            return std::nullopt;
        value = std::min<quint64>(value * base + digit, quint64(1) << 40);
    }
    return value;
}

QStringList labelsOf(const QString &host)
{
    QStringList labels = host.split(u'.');
    if (labels.size() > 1 && labels.constLast().isEmpty())
        labels.removeLast();
    return labels;
}

/// Such a host is an IPv4 address or nothing.
bool endsInNumber(const QStringList &labels)
{
    const QString &last = labels.constLast();
    return isDigits(last) || (last.startsWith(u"0x"_s) && number(last));
}

/// `127.1` is 127.0.0.1: the last part fills the bytes that are left.
std::optional<quint32> ipv4(const QStringList &labels)
{
    if (labels.size() > 4)
        return std::nullopt;
    quint64 address = 0;
    for (qsizetype i = 0; i < labels.size(); ++i) {
        const std::optional<quint64> part = number(labels[i]);
        const bool last = i == labels.size() - 1;
        const int bits = last ? int(8 * (5 - labels.size())) : 8;
        if (!part || *part >> bits)
            return std::nullopt;
        address = address << bits | *part;
    }
    return quint32(address);
}

/// Where the longest run of zeros begins and ends, of two at least.
std::pair<int, int> longestZeros(const std::array<uint, 8> &words)
{
    std::pair<int, int> best { 8, 8 };
    for (int from = 0; from < 8; ++from) {
        int to = from;
        while (to < 8 && words[std::size_t(to)] == 0)
            ++to;
        if (to - from >= 2 && to - from > best.second - best.first)
            best = { from, to };
    }
    return best;
}

/// RFC 5952, but an embedded IPv4 address in hexadecimal too, as pydantic writes it.
QString ipv6Text(const QHostAddress &address)
{
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    std::array<uint, 8> words {};
    for (std::size_t i = 0; i < words.size(); ++i)
        words[i] = uint(bytes[int(2 * i)]) << 8 | bytes[int(2 * i + 1)];
    const auto [from, to] = longestZeros(words);
    QString text;
    for (int i = 0; i < 8; ++i) {
        if (i == from) {
            text += i == 0 ? u"::"_s : u":"_s;
            i = to - 1;
            continue;
        }
        text += QString::number(words[std::size_t(i)], 16);
        if (i < 7)
            text += u':';
    }
    return text;
}

Result<UrlHost> parseIpv6(const QString &text)
{
    const auto fits = [](QChar c) { return u"0123456789abcdef:."_s.contains(c); };
    QHostAddress address;
    if (!std::all_of(text.begin(), text.end(), fits) || !address.setAddress(text)
        || address.protocol() != QAbstractSocket::IPv6Protocol)
        return wrong(u"invalid IPv6 address"_s);
    return UrlHost { ipv6Text(address), address };
}

} // namespace

Result<UrlHost> UrlHost::parse(const QString &text)
{
    if (text.startsWith(u'['))
        return text.endsWith(u']') ? parseIpv6(text.sliced(1, text.size() - 2).toLower())
                                   : wrong(u"invalid IPv6 address"_s);
    // Names of our containers hold `_`, which the rules for international names refuse: ASCII stays as it is.
    const QString decoded = QUrl::fromPercentEncoding(text.toUtf8());
    const QString host = isAscii(decoded) ? decoded.toLower() : QString::fromLatin1(QUrl::toAce(decoded));
    if (host.isEmpty())
        return wrong(text.isEmpty() ? u"empty host"_s : u"invalid international domain name"_s);
    if (std::any_of(host.begin(), host.end(), isForbidden))
        return wrong(u"invalid domain character"_s);
    const QStringList labels = labelsOf(host);
    if (!endsInNumber(labels))
        return UrlHost { host, {} };
    const std::optional<quint32> address = ipv4(labels);
    if (!address)
        return wrong(u"invalid IPv4 address"_s);
    return UrlHost { QHostAddress(*address).toString(), QHostAddress(*address) };
}

} // namespace hearthbook
