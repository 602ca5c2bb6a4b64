#include "server/http/requesthead.h"

#include "server/http/characters.h"

#include <QByteArrayList>

#include <algorithm>
#include <cstring>

namespace hearthbook {

namespace {

QByteArrayView trimmedBlanks(QByteArrayView text)
{
    while (!text.isEmpty() && (text.front() == ' ' || text.front() == '\t'))
        text = text.sliced(1);
    while (!text.isEmpty() && (text.back() == ' ' || text.back() == '\t'))
        text.chop(1);
    return text;
}

/// True where a comma-separated list names `token` (lower-case).
bool listHas(const QByteArray &list, QByteArrayView token)
{
    for (const QByteArray &item : list.toLower().split(',')) {
        if (item.trimmed() == token)
            return true;
    }
    return false;
}

/// Digits only; nothing for anything else and above 18 digits.
std::optional<qint64> length(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > 18)
        return std::nullopt;
    qint64 value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

bool isHostText(QByteArrayView host)
{
    return std::none_of(host.begin(), host.end(), [](char c) {
        return isControl(c) || uchar(c) >= 0x80 || c == ' ' || c == '/' || c == '?' || c == '#' || c == '@' || c == '\\'
            || c == ',';
    });
}

} // namespace

void HeadParser::reset()
{
    m_head = {};
    m_authority.clear();
    m_at = m_scanned = 0;
    m_begun = m_seen = m_done = false;
}

bool HeadParser::refuse(int status, const char *reason)
{
    m_refusal = { status, reason };
    return false;
}

HeadParser::State HeadParser::parse(QByteArrayView text)
{
    while (!m_done) {
        const void *found = m_scanned < text.size()
            ? std::memchr(text.data() + m_scanned, '\n', size_t(text.size() - m_scanned))
            : nullptr;
        const qsizetype end = found ? static_cast<const char *>(found) - text.data() : text.size();
        if (!m_begun && end - m_at > m_limits.lineBytes)
            return refuse(414, "The request line is too long"), State::Refused;
        if (end > m_limits.headBytes)
            return refuse(431, "The request's headers are too large"), State::Refused;
        if (!found) {
            m_scanned = text.size();
            m_seen = m_begun || (end > m_at && text[m_at] != '\r');
            return State::NeedsMore;
        }
        const QByteArrayView line = text.sliced(m_at, end - m_at);
        m_at = m_scanned = end + 1;
        if (!line.endsWith('\r'))
            return refuse(400, "A line of the request does not end with CR LF"), State::Refused;
        if (!this->line(line.chopped(1)))
            return State::Refused;
    }
    return State::Done;
}

bool HeadParser::line(QByteArrayView text)
{
    if (!m_begun && text.isEmpty())
        return m_at <= 16 || refuse(400, "The request begins with empty lines"); // RFC 9112 2.2 asks to skip some
    if (!m_begun) {
        m_begun = m_seen = true;
        return requestLine(text);
    }
    if (!text.isEmpty())
        return field(text);
    m_done = true;
    return finish();
}

bool HeadParser::requestLine(QByteArrayView text)
{
    const qsizetype first = text.indexOf(' ');
    const qsizetype last = text.lastIndexOf(' ');
    if (first <= 0 || last == first)
        return refuse(400, "The request line is malformed");
    const QByteArrayView name = text.first(first);
    if (!isToken(name))
        return refuse(400, "The request method is malformed");
    if (!setVersion(text.sliced(last + 1)))
        return false;
    const std::optional<Method> method = methodFromName(name);
    if (!method)
        return refuse(501, "The request method is not known here");
    m_head.method = *method;
    return setTarget(text.sliced(first + 1, last - first - 1));
}

bool HeadParser::setVersion(QByteArrayView version)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (version.size() != 8 || !version.startsWith("HTTP/") || !digit(version[5]) || version[6] != '.'
        || !digit(version[7]))
        return refuse(400, "The request line is malformed");
    if (version[5] != '1')
        return refuse(505, "Only HTTP/1.0 and HTTP/1.1 are spoken here");
    m_head.minorVersion = version[7] == '0' ? 0 : 1;
    return true;
}

bool HeadParser::setTarget(QByteArrayView target)
{
    const bool isClean = std::none_of(target.begin(), target.end(),
                                      [](char c) { return isControl(c) || c == ' ' || c == '#'; });
    if (!isClean || target.isEmpty())
        return refuse(400, "The request target is malformed");
    if (target.front() == '/' || (target == "*" && m_head.method == Method::Options)) {
        m_head.target = target.toByteArray();
        return true;
    }
    if (target.size() <= m_scheme.size()
        || qstrnicmp(target.data(), m_scheme.size(), m_scheme.data(), m_scheme.size()) != 0)
        return refuse(400, "The request target is malformed");
    const QByteArrayView rest = target.sliced(m_scheme.size());
    const auto slash = std::find_if(rest.begin(), rest.end(), [](char c) { return c == '/' || c == '?'; });
    m_authority = rest.first(slash - rest.begin()).toByteArray();
    const QByteArrayView path = rest.sliced(slash - rest.begin());
    m_head.target = (path.startsWith('/') ? "" : "/") + path.toByteArray();
    return !m_authority.isEmpty() || refuse(400, "The request target is malformed");
}

bool HeadParser::field(QByteArrayView text)
{
    if (text.front() == ' ' || text.front() == '\t')
        return refuse(400, "A header is folded over several lines");
    const qsizetype colon = text.indexOf(':');
    if (colon < 0 || !isToken(text.first(colon)))
        return refuse(400, "A header name is malformed");
    const QByteArrayView value = trimmedBlanks(text.sliced(colon + 1));
    if (!isFieldText(value))
        return refuse(400, "A header value holds control characters");
    m_head.headers.append(text.first(colon), value.toByteArray());
    return true;
}

bool HeadParser::finish()
{
    checkConnection();
    if (!checkHost() || !checkFraming() || !checkExpectation())
        return false;
    if (m_head.minorVersion > 0 && listHas(m_head.headers.value("upgrade"), "websocket"))
        return refuse(426, "WebSocket is not spoken here");
    return true;
}

bool HeadParser::checkHost()
{
    const int count = m_head.headers.count("host");
    if (count > 1 || (count == 0 && m_head.minorVersion > 0))
        return refuse(400, "The request needs exactly one Host");
    if (!m_authority.isEmpty())
        m_head.headers.set("host", m_authority);
    if (!isHostText(m_head.headers.value("host")))
        return refuse(400, "The Host is malformed");
    return true;
}

bool HeadParser::checkFraming()
{
    if (!m_head.headers.contains("transfer-encoding"))
        return checkLength();
    if (m_head.headers.contains("content-length"))
        return refuse(400, "Content-Length stands beside Transfer-Encoding");
    if (m_head.minorVersion == 0)
        return refuse(400, "HTTP/1.0 knows no Transfer-Encoding");
    if (m_head.headers.joined("transfer-encoding").toLower() != "chunked")
        return refuse(501, "Only chunked is read as a Transfer-Encoding");
    m_head.chunked = true;
    return true;
}

bool HeadParser::checkLength()
{
    std::optional<qint64> agreed;
    for (const auto &[name, value] : m_head.headers) {
        if (name != "content-length")
            continue;
        const bool isHuge = value.size() > 18
            && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (isHuge)
            return refuse(413, "The body is larger than the limit");
        const std::optional<qint64> one = length(value);
        if (!one || (agreed && *agreed != *one))
            return refuse(400, "Content-Length is malformed");
        agreed = one;
    }
    m_head.contentLength = agreed.value_or(0);
    return m_head.contentLength <= m_limits.bodyBytes || refuse(413, "The body is larger than the limit");
}

void HeadParser::checkConnection()
{
    m_head.keepAlive = m_head.minorVersion > 0;
    if (!m_head.headers.contains("connection"))
        return;
    const QByteArray connection = m_head.headers.joined("connection");
    if (listHas(connection, "close"))
        m_head.keepAlive = false;
    else if (listHas(connection, "keep-alive"))
        m_head.keepAlive = true;
}

bool HeadParser::checkExpectation()
{
    const QByteArray expected = m_head.headers.joined("expect").toLower();
    if (m_head.minorVersion == 0 || expected.isEmpty())
        return true; // RFC 9110 10.1.1: ignored from HTTP/1.0
    if (expected != "100-continue")
        return refuse(417, "Only 100-continue can be expected");
    m_head.expectsContinue = m_head.hasBody();
    return true;
}

} // namespace hearthbook
