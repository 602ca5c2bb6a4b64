#pragma once

#include "core/domain/result.h"
#include "core/domain/timestamp.h"

#include <QByteArray>
#include <QStringView>

#include <optional>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace hearthbook {

class DatabaseState;

/// One use of a prepared statement: bind, step, read. Resets it when it goes out of scope, because an unfinished SELECT
/// pins its snapshot (see docs/adr/0002). Values are bound and read left to right, so that a list of columns and the
/// code that reads it stand beside each other. Thread: the connection's.
class Statement
{
public:
    /// `state`, where there is one, is told of damage.
    Statement(sqlite3 *db, sqlite3_stmt *statement, DatabaseState *state = nullptr)
        : m_db(db), m_statement(statement), m_state(state)
    {
    }
    ~Statement();
    Statement(Statement &&other) noexcept;
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;
    Statement &operator=(Statement &&) = delete;

    /// Bind the next parameter. Views must live until the last step().
    Statement &bind(QStringView text);
    Statement &bind(const QString &text) { return bind(QStringView(text)); }
    Statement &bind(const std::optional<QString> &text) { return text ? bind(QStringView(*text)) : bindNull(); }
    Statement &bind(const Timestamp &time);
    Statement &bind(const std::optional<Timestamp> &time) { return time ? bind(*time) : bindNull(); }
    Statement &bind(qint64 number);
    Statement &bind(int number) { return bind(qint64(number)); }
    Statement &bindUtf8(std::string_view text); ///< null where data() is null
    Statement &bindBlob(QByteArrayView bytes); ///< never null: an empty view is an empty blob
    Statement &bindNull();

    /// The next row, or false at the end.
    Result<bool> step();
    /// Runs it to the end; for statements without rows. Leaves the parameters bound for nothing: call once.
    Result<void> run();
    /// Result code of the last step, for callers that repair a constraint violation; 0 where it went well.
    int resultCode() const { return m_resultCode; }
    /// Makes it ready for another round of bind() and step().
    void reset();

    /// Read the next column of the current row.
    QString text();
    std::optional<QString> optionalText();
    QByteArray utf8();
    QByteArray blob();
    Timestamp timestamp();
    std::optional<Timestamp> optionalTimestamp();
    qint64 integer();
    bool flag() { return integer() != 0; }
    bool isNull() const; ///< of the next column

    /// A column by its place, as stored; null where it is NULL. Valid until the next step().
    std::string_view column(int at) const;
    bool columnIs(int at, std::string_view value) const;

private:
    QByteArrayView bytes();

    sqlite3 *m_db;
    sqlite3_stmt *m_statement;
    DatabaseState *m_state;
    int m_parameter = 0;
    int m_column = 0;
    int m_resultCode = 0;
};

} // namespace hearthbook
