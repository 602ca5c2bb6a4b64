#pragma once

#include "core/domain/preferences.h"
#include "core/storage/connection.h"

namespace hearthbook {

/// What each user prefers. Thread: the connection's.
class PreferenceStore
{
public:
    explicit PreferenceStore(Connection &connection) : m_connection(connection) { }

    /// The user's row, or the defaults with revision 0 for a user who has none. Writes nothing.
    Result<Preferences> find(const QString &userId);

    /// Makes the teams and settings the user's and gives the row back. A row that has them already is left alone. Runs in
    /// the caller's transaction.
    Result<Preferences> write(const Preferences &wanted);

    /// Changes what the patch names, of the defaults where the user has no row. Error: InvalidInput where the settings grow
    /// too large. Runs in the caller's transaction.
    Result<Preferences> merge(const QString &userId, const PreferencesPatch &patch);

private:
    Connection &m_connection;
};

} // namespace hearthbook
