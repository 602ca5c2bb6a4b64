#pragma once

#include "core/domain/jsonwriter.h"
#include "core/storage/connection.h"

#include <string_view>

namespace hearthbook {

/// Writes the journal row of an update that raises the revision itself (0005_known_writers.sql): who has compared old
/// and new already need not have the trigger do it again. Thread: the connection's.
class UpdateJournal
{
public:
    /// `kind` as in changes.kind.
    UpdateJournal(Connection &connection, const QByteArray &kind);

    /// Forgets what was noted.
    void begin();
    /// Note the old value of a column that changes; a text is null where data() is null.
    void noteText(std::string_view column, std::string_view old);
    void noteJson(std::string_view column, std::string_view old);
    void noteNumber(std::string_view column, qint64 old);

    /// Journals the noted values for a row. Outside of an operation it does nothing: there the trigger journals.
    /// Errors: as for any write.
    Result<void> write(std::string_view key);

private:
    PreparedStatement m_json;
    PreparedStatement m_insert;
    JsonWriter m_before;
};

} // namespace hearthbook
