#pragma once

#include "core/influx/answerreader.h"
#include "core/influx/influxrequests.h"

#include <QNetworkReply>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

class QNetworkAccessManager;

namespace hearthbook {

/// What the head of a good answer says.
struct InfluxAnswer
{
    int status = 0;
    QByteArray version = {}; ///< X-Influxdb-Version
    QByteArray build = {};   ///< X-Influxdb-Build
};

/// One HTTP exchange: sends, hands the body of a 2xx answer to a reader as it arrives, and watches the time and the size.
/// Redirects are errors: they would take the token elsewhere. Qt sends once more by itself where the connection ends without
/// an answer, which neither a query nor a write of the same points minds. Thread: one with an event loop.
class InfluxTransfer : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Result<InfluxAnswer> &)>;

    /// `reader`: null where the body does not matter. `done` runs once, from the event loop, unless this is deleted or
    /// abandoned before. Errors: those of influxerrors.h and of the reader; TooLarge; Unavailable for the time.
    InfluxTransfer(QNetworkAccessManager &network, const InfluxOptions &options, const InfluxRequest &request,
                   AnswerReader *reader, Done done, QObject *parent);
    ~InfluxTransfer() override;

    /// Nothing more is read or told; also from within the reader.
    void abandon();

private:
    void connecting();
    void sent();
    void read();
    void ended();
    bool checkHead();
    void feed(const QByteArray &bytes);
    void finish(const Result<InfluxAnswer> &answer);
    void fail(ErrorCode code, const QString &what);
    void hangUp();
    Error withoutSecrets(Error error) const;
    bool isGood() const { return m_answer.status >= 200 && m_answer.status < 300; }

    const InfluxOptions &m_options;
    AnswerReader *m_reader;
    Done m_done;
    QTimer m_patience;
    QNetworkReply *m_reply = nullptr;
    InfluxAnswer m_answer;
    QByteArray m_errorBody;
    qint64 m_received = 0;
    bool m_connecting = false; ///< until then it waits for others of this client
    bool m_sent = false;
    bool m_finished = false;
};

} // namespace hearthbook
