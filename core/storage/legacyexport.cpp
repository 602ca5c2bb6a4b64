#include "core/storage/legacyexport.h"

#include <array>
#include <span>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

// The old service's own statements, as SQLAlchemy wrote them.
constexpr std::array tables {
    "CREATE TABLE old.alembic_version (version_num VARCHAR(32) NOT NULL,"
    " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))",
    "CREATE TABLE old.devices (device_id VARCHAR NOT NULL, name VARCHAR NOT NULL, manufacturer VARCHAR, model VARCHAR,"
    " sw_version VARCHAR, area_id VARCHAR, integration VARCHAR, last_seen DATETIME, created_at DATETIME,"
    " name_by_user VARCHAR, entry_type VARCHAR, configuration_url VARCHAR, suggested_area VARCHAR,"
    " PRIMARY KEY (device_id))",
    "CREATE TABLE old.entities (entity_id VARCHAR NOT NULL, device_id VARCHAR, domain VARCHAR NOT NULL, platform VARCHAR,"
    " unique_id VARCHAR, area_id VARCHAR, disabled BOOLEAN, created_at DATETIME, PRIMARY KEY (entity_id),"
    " FOREIGN KEY(device_id) REFERENCES devices (device_id) ON DELETE CASCADE)",
    "CREATE TABLE old.user_teams (user_id TEXT PRIMARY KEY, nfl_teams TEXT NOT NULL DEFAULT '[]',"
    " nhl_teams TEXT NOT NULL DEFAULT '[]', created_at TIMESTAMP, updated_at TIMESTAMP)",
    "CREATE INDEX old.idx_device_area ON devices (area_id)",
    "CREATE INDEX old.idx_device_integration ON devices (integration)",
    "CREATE INDEX old.idx_device_manufacturer ON devices (manufacturer)",
    "CREATE INDEX old.idx_entity_device ON entities (device_id)",
    "CREATE INDEX old.idx_entity_domain ON entities (domain)",
    "CREATE INDEX old.idx_entity_area ON entities (area_id)",
};

// Times: `2025-10-14T17:00:05.123456+00:00` becomes `2025-10-14 17:00:05.123456`. An entity whose id another one took over
// stands aside under an id of our making, with a `~`.
constexpr std::array rows {
    "INSERT INTO old.alembic_version VALUES ('003')",
    "INSERT INTO old.devices SELECT device_id, ifnull(nullif(name_by_user, ''), name), manufacturer, model, sw_version,"
    " area_id, integration, substr(replace(last_seen, 'T', ' '), 1, 26), substr(replace(created_at, 'T', ' '), 1, 26),"
    " name_by_user, entry_type, configuration_url, suggested_area FROM main.devices ORDER BY device_id",
    "INSERT INTO old.entities SELECT entity_id, device_id, domain, platform, unique_id, area_id, disabled,"
    " substr(replace(created_at, 'T', ' '), 1, 26) FROM main.entities WHERE instr(entity_id, '~') = 0 ORDER BY entity_id",
    "INSERT INTO old.user_teams SELECT user_id, ifnull(json_extract(selected_teams, '$.nfl'), '[]'),"
    " ifnull(json_extract(selected_teams, '$.nhl'), '[]'), substr(replace(created_at, 'T', ' '), 1, 19),"
    " substr(replace(updated_at, 'T', ' '), 1, 19) FROM main.user_preferences ORDER BY user_id",
};

/// The target beside the book, for as long as this lives. Only the target is ever written to.
class Attached
{
public:
    Attached(Connection &book, const QString &target) : m_book(book)
    {
        m_queryOnly = book.number("PRAGMA query_only") == 1;
        const QString file = QString(target).replace(u'\'', u"''"_s);
        m_done = book.execute(u"ATTACH '%1' AS old"_s.arg(file).toUtf8());
        if (m_done && m_queryOnly)
            m_done = book.execute("PRAGMA query_only=OFF");
    }
    ~Attached()
    {
        std::ignore = m_book.execute("ROLLBACK");
        std::ignore = m_book.execute("DETACH old");
        if (m_queryOnly)
            std::ignore = m_book.execute("PRAGMA query_only=ON");
    }
    Q_DISABLE_COPY_MOVE(Attached)

    const Result<void> &done() const { return m_done; }

private:
    Connection &m_book;
    Result<void> m_done;
    bool m_queryOnly = false;
};

Result<void> writeAll(Connection &book)
{
    Result<void> done = book.execute("BEGIN");
    for (const auto &statements : { std::span<const char *const>(tables), std::span<const char *const>(rows) }) {
        for (const char *sql : statements) {
            if (done)
                done = book.execute(sql);
        }
    }
    return done ? book.execute("COMMIT") : done;
}

} // namespace

Result<LegacyCounts> exportLegacyDatabase(Connection &book, const QString &target)
{
    const Attached attached(book, target);
    const Result<void> done = attached.done() ? writeAll(book) : attached.done();
    if (!done)
        return failure(done);
    return LegacyCounts { book.number("SELECT count(*) FROM old.devices"),
                          book.number("SELECT count(*) FROM old.entities"),
                          book.number("SELECT count(*) FROM old.user_teams") };
}

} // namespace hearthbook
