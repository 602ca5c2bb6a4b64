#include "server/http/requestreader.h"

#include <algorithm>

namespace hearthbook {

void RequestReader::reset()
{
    m_head.reset();
    m_chunks.reset();
    m_body.clear();
    m_left = 0;
    m_inBody = m_owesContinue = false;
}

bool RequestReader::takeContinue()
{
    return std::exchange(m_owesContinue, false);
}

RequestReader::State RequestReader::read(QByteArrayView text, qsizetype &used)
{
    used = 0;
    if (!m_inBody) {
        const State state = readHead(text, used);
        if (state != State::Done || !head().hasBody())
            return state;
        m_inBody = true;
        m_left = head().contentLength;
        m_owesContinue = head().expectsContinue && used == text.size();
    }
    qsizetype more = 0;
    const State state = readBody(text.sliced(used), more);
    used += more;
    return state;
}

RequestReader::State RequestReader::readHead(QByteArrayView text, qsizetype &used)
{
    switch (m_head.parse(text)) {
    case HeadParser::State::NeedsMore: return State::NeedsMore;
    case HeadParser::State::Refused: m_refusal = m_head.refusal(); return State::Refused;
    case HeadParser::State::Done: break;
    }
    used = m_head.size();
    return State::Done;
}

/// Few copies while a long body grows, and at the end the room behind it that a parser of JSON may read.
void RequestReader::makeRoom(qsizetype more)
{
    constexpr qsizetype growth = 8;
    constexpr qsizetype room = 64;
    const qsizetype size = m_body.size() + more;
    if (size > m_body.capacity())
        m_body.reserve(qsizetype(std::min<qint64>(m_body.size() + m_left, growth * size)) + room);
}

RequestReader::State RequestReader::readBody(QByteArrayView text, qsizetype &used)
{
    if (head().chunked)
        return readChunks(text, used);
    used = qsizetype(std::min<qint64>(m_left, text.size()));
    if (!m_share.cover(m_body.size() + used))
        return tooManyBodies();
    makeRoom(used);
    m_body.append(text.first(used));
    m_left -= used;
    return m_left == 0 ? State::Done : State::NeedsMore;
}

RequestReader::State RequestReader::readChunks(QByteArrayView text, qsizetype &used)
{
    const ChunkDecoder::State state = m_chunks.decode(text, used);
    if (state == ChunkDecoder::State::Refused) {
        m_refusal = m_chunks.refusal();
        return State::Refused;
    }
    if (!m_share.cover(m_chunks.bodySize()))
        return tooManyBodies();
    if (state == ChunkDecoder::State::NeedsMore)
        return State::NeedsMore;
    m_body = m_chunks.takeBody();
    return State::Done;
}

RequestReader::State RequestReader::tooManyBodies()
{
    m_refusal = { 503, "Too many large requests at once" };
    return State::Refused;
}

} // namespace hearthbook
