#pragma once

#include "core/influx/influxcall.h"

#include <QNetworkAccessManager>

#include <memory>

namespace hearthbook {

/// The client of InfluxDB 1.x, 2.x and 3.x. All calls return at once; their functions run on the client's thread, which
/// needs an event loop, and never within the call itself. What was begun ends with the client, or with InfluxCall::cancel().
/// It may be deleted by the function that a call ends with, not by one that takes a row.
class InfluxClient : public QObject
{
    Q_OBJECT

public:
    /// `status`: shared by the clients of several threads; outlives this.
    InfluxClient(InfluxOptions options, InfluxStatus &status, QObject *parent = nullptr);
    ~InfluxClient() override;

    const InfluxOptions &options() const { return m_options; }
    bool isSetUp() const { return m_options.isSetUp(); }

    /// Asks, and hands each row on as it arrives; the answer is not kept. `done` runs once, after the last row. Errors:
    /// Unavailable (not set up, unreachable, too slow, cut off, another server), Forbidden, NotFound (database, bucket,
    /// organisation), InvalidInput (the query), TooLarge, MalformedInput; those of `take`.
    /// The call that is returned may be cancelled until `done` ran.
    InfluxCall *query(const InfluxQuery &query, TakeInfluxRow take, InfluxCall::Done done);

    /// Writes points; see LineProtocol. `bucket`: the database of 1.x; empty: that of the options. Errors: as query();
    /// InvalidInput where points were refused, for one of another type than its field has.
    InfluxCall *write(const QByteArray &lines, InfluxCall::Done done, const QString &bucket = {});

    /// Asks whether it is there, which it is (InfluxStatus::kind()), and whether it lets us read: its /ping asks nobody who he
    /// is, so the smallest query follows. Not counted as one. Errors: those of query(). `limit`: as in InfluxQuery.
    InfluxCall *ping(InfluxCall::Done done, std::chrono::milliseconds limit = {});

private:
    InfluxCall *begin(InfluxCall::What what, InfluxCall::Done done);

    const InfluxOptions m_options;
    InfluxStatus &m_status;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

} // namespace hearthbook
