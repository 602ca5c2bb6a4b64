#pragma once

#include "core/domain/jsondocument.h"

namespace hearthbook {

/// While one lives, JsonDocument::parse() on its thread reuses the parser of a document that was destroyed there. A parser
/// of a whole listing has some 10 MiB, whose first touch takes half of the time of parsing. Thread: the one that made it, which
/// must not have two at once.
class JsonParserCache
{
public:
    JsonParserCache();
    ~JsonParserCache();
    Q_DISABLE_COPY_MOVE(JsonParserCache)

    /// Gives its memory back: for a pause.
    void release() { m_spare.reset(); }
    bool isEmpty() const { return !m_spare; }

    /// The spare parser of this thread, or a new one.
    static std::unique_ptr<simdjson::dom::parser> take();
    /// Keeps a parser for the next document; deletes it where the thread has no cache, or it is very large.
    static void leave(std::unique_ptr<simdjson::dom::parser> parser);

private:
    std::unique_ptr<simdjson::dom::parser> m_spare;
};

} // namespace hearthbook
