#pragma once

#include "core/influx/influxstatus.h"
#include "core/influx/influxtransfer.h"

#include <QElapsedTimer>

namespace hearthbook {

/// A query or write under way. Deletes itself when it is done; the client that began it owns it.
class InfluxCall : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Result<void> &)>;

    ~InfluxCall() override;

    /// Breaks it off, also while a row is handed over: neither rows nor the end are told any more. It deletes itself.
    void cancel();

private:
    friend class InfluxClient;

    enum class What : quint8 { Ping, Query, Write };

    InfluxCall(QNetworkAccessManager &network, const InfluxOptions &options, InfluxStatus &status, What what,
               QObject *parent);

    void start(std::chrono::milliseconds limit);
    void ping();
    void send();
    Result<bool> take(const InfluxRow &row);
    void forgetTransfer();
    void ended(const Result<void> &result);

    QNetworkAccessManager &m_network;
    const InfluxOptions &m_options;
    InfluxStatus &m_status;
    const What m_what;
    InfluxQuery m_query;
    QByteArray m_lines;
    QString m_bucket;
    TakeInfluxRow m_take;
    Done m_done;
    QTimer m_limit;
    QElapsedTimer m_clock;
    std::unique_ptr<AnswerReader> m_reader;
    std::unique_ptr<InfluxTransfer> m_transfer;
    bool m_over = false; ///< cancelled, or `done` ran
};

} // namespace hearthbook
