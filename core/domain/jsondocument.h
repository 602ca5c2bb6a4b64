#pragma once

#include "core/domain/result.h"

#include <QByteArray>

#include <simdjson.h>

#include <memory>

namespace hearthbook {

/// Parsed JSON text of a request or file. Whole text is checked (syntax, UTF-8, at most 1,024 levels) before anything is
/// read from it. Views into the document live as long as it does. Movable; used by one thread at a time.
class JsonDocument
{
public:
    /// Errors, in the old API's form: MalformedInput for bytes that are not UTF-8; InvalidInput with an item of type
    /// `missing` for an empty text and `json_invalid` for the rest, with the offset in characters where the text has at most 1 MiB.
    static Result<JsonDocument> parse(const QByteArray &text);

    simdjson::dom::element root() const { return m_root; }

private:
    struct LeaveToCache
    {
        void operator()(simdjson::dom::parser *parser) const;
    };
    std::unique_ptr<simdjson::dom::parser, LeaveToCache> m_parser;
    simdjson::dom::element m_root;
};

/// The item that the old API answers where the body is of another type: `list_type`, `dict_type`, `string_type` …
Error typeError(const QString &type, const QString &message);

} // namespace hearthbook
