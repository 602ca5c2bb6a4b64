#include "core/storage/databasestate.h"

#include "core/storage/sqliteerror.h"

#include <QLoggingCategory>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcDatabase, "hearthbook.database")

constexpr std::chrono::seconds toldFor { 1 };

} // namespace

void DatabaseState::writeFailed(const Error &error)
{
    const std::lock_guard lock(m_mutex);
    if (!m_write || m_write->error.code != error.code)
        qCWarning(lcDatabase, "Nothing can be written (%s): %s", qUtf8Printable(errorWord(error.code)),
                  qUtf8Printable(error.message));
    m_write = DatabaseTrouble { error, m_write ? m_write->since : Timestamp::now() };
    m_lastFailure = std::chrono::steady_clock::now();
    m_hasWriteTrouble = true;
}

void DatabaseState::writeStored()
{
    if (!m_hasWriteTrouble)
        return;
    const std::lock_guard lock(m_mutex);
    if (std::chrono::steady_clock::now() - m_lastFailure < toldFor)
        return;
    m_write.reset();
    m_hasWriteTrouble = false;
    qCInfo(lcDatabase, "Writes are stored again");
}

void DatabaseState::met(const Error &error)
{
    if (!isDamage(error.code))
        return;
    const std::lock_guard lock(m_mutex);
    if (m_damage)
        return;
    m_damage = DatabaseTrouble { error, Timestamp::now() };
    qCCritical(lcDatabase,
               "The database file is damaged: %s. Nothing is written to it any more; stop the server and bring a backup"
               " back with: hearthbookd backup restore",
               qUtf8Printable(error.message));
}

void DatabaseState::filesLost(const Error &error)
{
    const std::lock_guard lock(m_mutex);
    if (m_files)
        return;
    m_files = DatabaseTrouble { error, Timestamp::now() };
    m_areFilesLost = true;
    qCCritical(lcDatabase, "%s", qUtf8Printable(error.message));
}

void DatabaseState::filesFound()
{
    if (!m_areFilesLost)
        return;
    const std::lock_guard lock(m_mutex);
    m_files.reset();
    m_areFilesLost = false;
    qCInfo(lcDatabase, "The database file is back at its place: writes are stored again");
}

std::optional<DatabaseTrouble> DatabaseState::writeTrouble() const
{
    const std::lock_guard lock(m_mutex);
    return m_write;
}

std::optional<DatabaseTrouble> DatabaseState::lost() const
{
    const std::lock_guard lock(m_mutex);
    return m_damage ? m_damage : m_files;
}

Error DatabaseState::told(const Error &error) const
{
    const std::lock_guard lock(m_mutex);
    if (!m_damage || !isDamage(error.code))
        return error;
    return { ErrorCode::Unavailable, u"The database is damaged; /health says more"_s, {} };
}

} // namespace hearthbook
