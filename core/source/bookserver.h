#pragma once

#include <QDateTime>
#include <QObject>
#include <QUrl>

#include <optional>
#include <vector>

namespace hearthbook {

/// Where a server of an opened file shall answer.
struct ServerWish
{
    bool isForOthers = false; ///< on all interfaces; else other machines do not reach it
    quint16 port = 8006;      ///< 0: any free one

    bool operator==(const ServerWish &) const = default;
};

enum class ServerState { Off, Starting, Running, Stopping };

enum class LogLevel { Debug, Info, Warning, Error };

/// One line of a server's log.
struct LogLine
{
    QDateTime time = {}; ///< UTC
    LogLevel level = LogLevel::Info;
    QString category = {}; ///< the part of the program, as "hearthbook.serve"
    QString message = {};
};

/// One request that a server has answered.
struct ServedRequest
{
    QDateTime time = {}; ///< UTC; when it was answered
    QString peer = {};   ///< the client's address
    QString method = {};
    QString target = {}; ///< path and query as they were sent; control characters and what is not ASCII as \xNN
    int status = 0;
    double milliseconds = 0;
};

/// A server on the file that a window has open, run by that window. It ends with this object, after it has answered the requests
/// under way. Thread: the GUI's; nothing here waits.
class BookServer : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Only while it is Off. What keeps it from running comes as Off with trouble().
    virtual void start(const ServerWish &wish) = 0;
    /// Answers what is under way first; then it is Off.
    virtual void stop() = 0;

    ServerState state() const { return m_state; }
    /// A sentence that says why it is Off; empty where it was stopped, or never started.
    const QString &trouble() const { return m_trouble; }
    /// Where it is Off because the port was in use: one that is free.
    std::optional<quint16> freePort() const { return m_freePort; }
    /// Where this machine reaches it while it runs.
    const QUrl &url() const { return m_url; }
    /// Where the key is that it made at its first start; empty where there is no such file.
    const QString &keyFile() const { return m_keyFile; }
    /// UTC; since when it runs.
    const QDateTime &since() const { return m_since; }
    /// Since it was started.
    qint64 requestCount() const { return m_requests; }
    int connectionCount() const { return m_connections; }

Q_SIGNALS:
    void stateChanged(hearthbook::ServerState state);
    /// requestCount() or connectionCount() changed.
    void counted();
    /// Oldest first; of a burst only the end.
    void logged(const std::vector<hearthbook::LogLine> &lines);
    void answered(const std::vector<hearthbook::ServedRequest> &requests);

protected:
    void setState(ServerState state);
    void setRunning(const QUrl &url, const QString &keyFile = {});
    void setTrouble(const QString &trouble, std::optional<quint16> freePort = std::nullopt);
    void setConnectionCount(int count);
    void addRequests(qint64 count);

private:
    ServerState m_state = ServerState::Off;
    QString m_trouble;
    std::optional<quint16> m_freePort;
    QUrl m_url;
    QString m_keyFile;
    QDateTime m_since;
    qint64 m_requests = 0;
    int m_connections = 0;
};

} // namespace hearthbook
