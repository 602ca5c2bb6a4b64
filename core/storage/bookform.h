#pragma once

#include "core/storage/bookkind.h"

#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace hearthbook {

/// How a book is written.
enum class BookFormat {
    Ndjson, ///< a JSON object a line: what `import ndjson` reads
    Json,   ///< one object with an array a kind
    Csv     ///< one kind as a table
};

/// "ndjson", "json", "csv".
QString bookFormatWord(BookFormat format);
/// Reads bookFormatWord(); nothing where the word is unknown.
std::optional<BookFormat> bookFormatOf(QStringView word);

/// What the head of an NDJSON or JSON export says of itself. A reader refuses later versions.
inline constexpr char bookFormatName[] = "hearthbook";
inline constexpr int bookFormatVersion = 1;

/// The text of one format, piece by piece: begin, for each kind beginKind, its rows and endKind, then end.
class BookForm
{
public:
    using Columns = std::span<const BookColumn>;
    using Cells = std::span<const std::string_view>; ///< as many as columns; without data() where null

    static std::unique_ptr<BookForm> make(BookFormat format);
    virtual ~BookForm() = default;

    virtual void begin(QByteArray &out) { Q_UNUSED(out) }
    virtual void beginKind(QByteArray &out, const BookKind &kind, Columns columns);
    virtual void row(QByteArray &out, const BookKind &kind, Columns columns, Cells cells) = 0;
    virtual void endKind(QByteArray &out) { Q_UNUSED(out) }
    virtual void end(QByteArray &out) { Q_UNUSED(out) }
};

} // namespace hearthbook
