#pragma once

#include "core/source/bookserver.h"

#include <QByteArray>
#include <QTimer>

#include <memory>

class QProcess;

namespace hearthbook {

/// A `hearthbookd serve` on the file as a child of this process (docs/adr/0018). It stops by itself when this process is gone, however that
/// came.
class ChildServer final : public BookServer
{
    Q_OBJECT

public:
    /// `program`: the path of hearthbookd; empty where there is none.
    ChildServer(QString program, QString database, QObject *parent = nullptr);
    /// Does not wait: the process answers what is under way and ends after this object.
    ~ChildServer() override;

    void start(const ServerWish &wish) override;
    void stop() override;

    qint64 processId() const;

private:
    void startProcess(const ServerWish &wish);
    void readOut();
    void readErrors();
    void take(QByteArrayView lines);
    void failedToStart();
    void finished(int code, bool hasCrashed);

    const QString m_program;
    const QString m_database;
    std::unique_ptr<QProcess> m_process;
    QTimer m_soon; ///< what comes in many small pieces is read together
    QByteArray m_out;
    QByteArray m_errors;
    QString m_lastWord;
};

/// A server for the file of a window: the hearthbookd beside this program, else the one that the shell would find.
std::unique_ptr<BookServer> serverOn(const QString &database);

} // namespace hearthbook
