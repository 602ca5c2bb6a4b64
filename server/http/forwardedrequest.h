#pragma once

#include "server/http/forwardrules.h"
#include "server/http/route.h"

#include <QNetworkReply>
#include <QTimer>

class QNetworkAccessManager;

namespace hearthbook {

/// One request on its way to another server and back; see Forwarder. Deletes itself when it is done. Thread: the network's.
class ForwardedRequest : public QObject
{
    Q_OBJECT

public:
    ForwardedRequest(const ForwardRules &rules, Request request, Completion completion, QObject *parent);

    void start(QNetworkAccessManager &network);
    /// Answers that the server is stopping, unless the answer was given.
    void breakOff();

Q_SIGNALS:
    /// The answer was given.
    void finished();

private:
    QNetworkReply *send(QNetworkAccessManager &network, const QUrl &url);
    void read();
    void replied();
    void give(Response response);
    void fail(int status, const QString &detail);
    Headers answerHeaders() const;

    const ForwardRules &m_rules;
    const Request m_request;
    Completion m_completion; ///< empty once the answer was given
    QTimer m_timeout;
    QNetworkReply *m_reply = nullptr;
    QByteArray m_body;
};

} // namespace hearthbook
