#pragma once

#include <QtGlobal>

#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hearthbook {

/// The searched texts of one kind's rows, in the order of their keys (as SQLite's BINARY), in one piece of memory that a
/// search walks from end to end: 10 MB for 100,000 entities. Texts are folded, see foldedText(), and may be of several
/// lines. A copy costs what changed() took since it was last packed.
class SearchTexts
{
public:
    /// The texts of rows that are new or changed, and nothing for those that are gone.
    using Changes = std::map<std::string, std::optional<std::string>, std::less<>>;

    SearchTexts();

    /// Adds a row behind all others. Not once it was copied.
    void append(std::string_view key, std::string_view text);
    /// These texts with some rows changed.
    SearchTexts changed(Changes changes) const;

    /// The first keys behind `after` of rows whose text holds `folded`, in order; views into this object. A needle
    /// without a line end, which parts the rows.
    std::vector<std::string_view> find(std::string_view folded, std::string_view after = {},
                                       std::size_t atMost = std::numeric_limits<std::size_t>::max()) const;

private:
    struct Row
    {
        quint32 start; ///< of the text, which ends before the next row's
        quint32 keyStart; ///< of the key, which is part of the text
        quint32 keySize;
    };
    struct Pack
    {
        std::string texts = {};
        std::vector<Row> rows = {};

        std::string_view key(const Row &row) const { return std::string_view(texts).substr(row.keyStart, row.keySize); }
        std::size_t end(std::size_t row) const;
    };
    class PackSearch;

    SearchTexts packed() const;

    std::shared_ptr<Pack> m_pack;
    Changes m_changes;
};

} // namespace hearthbook
