#include "server/http/chunkdecoder.h"

#include "server/http/characters.h"

#include <algorithm>

namespace hearthbook {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

} // namespace

void ChunkDecoder::reset()
{
    m_body.clear();
    m_part = Part::Size;
    m_left = m_framing = 0;
}

bool ChunkDecoder::refuse(int status, const char *reason)
{
    m_refusal = { status, reason };
    return false;
}

qsizetype ChunkDecoder::takeData(QByteArrayView text)
{
    const qsizetype count = qsizetype(std::min<qint64>(m_left, text.size()));
    m_body.append(text.first(count));
    m_left -= count;
    if (m_left == 0)
        m_part = Part::DataEnd;
    return count;
}

ChunkDecoder::State ChunkDecoder::decode(QByteArrayView text, qsizetype &used)
{
    used = 0;
    while (m_part != Part::Finished) {
        const QByteArrayView rest = text.sliced(used);
        if (m_part == Part::Data) {
            used += takeData(rest);
            if (m_part == Part::Data)
                return State::NeedsMore;
            continue;
        }
        const qsizetype end = rest.indexOf('\n');
        const qsizetype size = end < 0 ? rest.size() : end + 1;
        if (m_framing + (m_part == Part::DataEnd ? 0 : size) > m_limits.headBytes)
            return refuse(431, "The chunked body's extensions or trailers are too large"), State::Refused;
        if (m_part == Part::DataEnd && size >= 1 && rest.front() != '\r')
            return refuse(400, "A chunk does not end with CR LF"), State::Refused;
        if (end < 0)
            return State::NeedsMore;
        if (end == 0 || rest[end - 1] != '\r' || !line(rest.first(end - 1)))
            return end > 0 && rest[end - 1] == '\r' ? State::Refused
                                                    : (refuse(400, "The chunked body is malformed"), State::Refused);
        used += size;
    }
    return State::Done;
}

bool ChunkDecoder::line(QByteArrayView text)
{
    switch (m_part) {
    case Part::Size: return sizeLine(text);
    case Part::DataEnd: m_part = Part::Size; return text.isEmpty() || refuse(400, "A chunk does not end with CR LF");
    case Part::Trailer:
        m_framing += text.size() + 2;
        if (text.isEmpty())
            m_part = Part::Finished;
        else if (const qsizetype colon = text.indexOf(':');
                 colon < 0 || !isToken(text.first(colon)) || !isFieldText(text))
            return refuse(400, "A trailer is malformed");
        return true;
    case Part::Data:
    case Part::Finished: break;
    }
    return true;
}

bool ChunkDecoder::sizeLine(QByteArrayView text)
{
    qint64 size = 0;
    qsizetype digits = 0;
    for (; digits < text.size() && hexDigit(text[digits]) >= 0; ++digits) {
        if (digits >= 15)
            return refuse(413, "The body is larger than the limit");
        size = size * 16 + hexDigit(text[digits]);
    }
    QByteArrayView extension = text.sliced(digits);
    while (!extension.isEmpty() && (extension.front() == ' ' || extension.front() == '\t'))
        extension = extension.sliced(1);
    const bool isExtended = extension.startsWith(';');
    if (digits == 0 || (!isExtended && digits != text.size()) || !isFieldText(extension))
        return refuse(400, "A chunk size is malformed");
    if (size > m_limits.bodyBytes - m_body.size())
        return refuse(413, "The body is larger than the limit");
    m_framing += extension.size();
    m_left = size;
    m_part = size > 0 ? Part::Data : Part::Trailer;
    return true;
}

} // namespace hearthbook
