#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <variant>
#include <vector>

namespace hearthbook {

/// A number or text that a message of the log holds, under a name of its own in machine-readable logs.
struct LogField
{
    const char *name = nullptr;
    std::variant<QString, qint64, double> value = {};
};

/// As long as it lives, what its thread logs belongs to the request of that id. Within another one it counts, and that one after
/// it again. Thread: the one that made it.
class LogRequest
{
public:
    explicit LogRequest(QByteArray id);
    ~LogRequest();
    Q_DISABLE_COPY_MOVE(LogRequest)

    /// Of this thread; empty where it works on no request.
    static QByteArray current();

private:
    const QByteArray m_id;
    const QByteArray *m_before;
};

/// As long as it lives, what its thread logs consists of these fields, of which one is "message", where the log is
/// machine-readable; `make` is only called there. Thread: the one that made it.
class LogFields
{
public:
    using Make = std::function<std::vector<LogField>()>;

    explicit LogFields(Make make);
    ~LogFields();
    Q_DISABLE_COPY_MOVE(LogFields)

    /// Of this thread; nothing where there are none.
    static std::vector<LogField> current();

private:
    const Make m_make;
    const Make *m_before;
};

} // namespace hearthbook
