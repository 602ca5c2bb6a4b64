#include "core/domain/jsonparsercache.h"

namespace hearthbook {

namespace {

/// Bytes of text; a parser of a longer one is not kept.
constexpr std::size_t mostCapacity = 8 * 1024 * 1024;

thread_local JsonParserCache *cache = nullptr;

} // namespace

JsonParserCache::JsonParserCache()
{
    cache = this;
}

JsonParserCache::~JsonParserCache()
{
    cache = nullptr;
}

std::unique_ptr<simdjson::dom::parser> JsonParserCache::take()
{
    if (cache && cache->m_spare)
        return std::move(cache->m_spare);
    return std::make_unique<simdjson::dom::parser>();
}

void JsonParserCache::leave(std::unique_ptr<simdjson::dom::parser> parser)
{
    if (cache && !cache->m_spare && parser->capacity() <= mostCapacity)
        cache->m_spare = std::move(parser);
}

} // namespace hearthbook
