#include "core/storage/statement.h"

#include "core/storage/databasestate.h"
#include "core/storage/sqliteerror.h"

#include <sqlite3.h>

namespace hearthbook {

using namespace Qt::StringLiterals;

Statement::Statement(Statement &&other) noexcept
    : m_db(other.m_db), m_statement(std::exchange(other.m_statement, nullptr)), m_state(other.m_state),
      m_parameter(other.m_parameter), m_column(other.m_column), m_resultCode(other.m_resultCode)
{
}

Statement::~Statement()
{
    if (m_statement)
        sqlite3_reset(m_statement);
}

Statement &Statement::bind(QStringView text)
{
    const QByteArray utf8 = text.toUtf8();
    sqlite3_bind_text(m_statement, ++m_parameter, utf8.isNull() ? "" : utf8.constData(), int(utf8.size()),
                      SQLITE_TRANSIENT);
    return *this;
}

Statement &Statement::bind(const Timestamp &time)
{
    const Timestamp::Text text = time.text();
    sqlite3_bind_text(m_statement, ++m_parameter, text.data(), int(text.size()), SQLITE_TRANSIENT);
    return *this;
}

Statement &Statement::bind(qint64 number)
{
    sqlite3_bind_int64(m_statement, ++m_parameter, number);
    return *this;
}

Statement &Statement::bindUtf8(std::string_view text)
{
    if (text.data())
        sqlite3_bind_text(m_statement, ++m_parameter, text.data(), int(text.size()), SQLITE_STATIC);
    else
        bindNull();
    return *this;
}

Statement &Statement::bindBlob(QByteArrayView bytes)
{
    sqlite3_bind_blob(m_statement, ++m_parameter, bytes.isEmpty() ? "" : bytes.data(), int(bytes.size()),
                      SQLITE_STATIC);
    return *this;
}

Statement &Statement::bindNull()
{
    sqlite3_bind_null(m_statement, ++m_parameter);
    return *this;
}

Result<bool> Statement::step()
{
    m_column = 0;
    const int code = m_statement ? sqlite3_step(m_statement) : SQLITE_MISUSE;
    m_resultCode = code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    m_resultCode = m_statement ? sqlite3_extended_errcode(m_db) : code;
    const Error error = sqliteError(m_db, u"The database refused"_s);
    if (m_state)
        m_state->met(error);
    return tl::unexpected(error);
}

Result<void> Statement::run()
{
    Result<bool> row = step();
    while (row && *row)
        row = step();
    if (!row)
        return failure(row);
    return {};
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
    m_parameter = 0;
}

QByteArrayView Statement::bytes()
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, m_column));
    const int size = sqlite3_column_bytes(m_statement, m_column);
    ++m_column;
    return QByteArrayView(text, size);
}

bool Statement::isNull() const
{
    return sqlite3_column_type(m_statement, m_column) == SQLITE_NULL;
}

std::string_view Statement::column(int at) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, at));
    return text ? std::string_view(text, std::size_t(sqlite3_column_bytes(m_statement, at))) : std::string_view();
}

/// NULL equals NULL and nothing else.
bool Statement::columnIs(int at, std::string_view value) const
{
    const std::string_view stored = column(at);
    return (stored.data() == nullptr) == (value.data() == nullptr) && stored == value;
}

QString Statement::text()
{
    return QString::fromUtf8(bytes());
}

std::optional<QString> Statement::optionalText()
{
    if (isNull()) {
        ++m_column;
        return std::nullopt;
    }
    return text();
}

QByteArray Statement::utf8()
{
    return bytes().toByteArray();
}

QByteArray Statement::blob()
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, m_column));
    const int size = sqlite3_column_bytes(m_statement, m_column);
    ++m_column;
    return bytes ? QByteArray(bytes, size) : QByteArray();
}

Timestamp Statement::timestamp()
{
    return Timestamp::fromText(bytes()).value_or(Timestamp());
}

std::optional<Timestamp> Statement::optionalTimestamp()
{
    if (isNull()) {
        ++m_column;
        return std::nullopt;
    }
    return timestamp();
}

qint64 Statement::integer()
{
    return sqlite3_column_int64(m_statement, m_column++);
}

} // namespace hearthbook
