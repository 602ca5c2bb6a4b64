#pragma once

#include "core/influx/influxclient.h"

#include <QTest>

#include <optional>

namespace hearthbook::test {

/// What a query gave.
struct InfluxRows
{
    std::vector<QStringList> rows = {}; ///< "name=value", in the order of the columns; nulls are left out
    Result<void> result = {};

    QString row(std::size_t at) const { return rows.at(at).join(QStringLiteral(", ")); }
    QString message() const { return result ? QString() : result.error().message; }
    ErrorCode code() const { return result ? ErrorCode::Internal : result.error().code; }
};

/// A row without the columns that every answer has.
inline QStringList shownRow(const InfluxRow &row)
{
    QStringList out;
    for (std::size_t i = 0; i < row.names().size(); ++i) {
        const std::string &name = row.names()[i];
        if (row.values()[i].data() && name != "result" && name != "table" && !name.empty())
            out += QString::fromStdString(name) + u'=' + row.text(name).value();
    }
    return out;
}

/// Runs the event loop until a call is done.
template<typename Begin>
Result<void> waitFor(Begin begin)
{
    std::optional<Result<void>> ended;
    begin([&ended](const Result<void> &result) { ended = result; });
    if (!QTest::qWaitFor([&] { return ended.has_value(); }, 20'000))
        qFatal("a call of InfluxDB does not end");
    return *ended;
}

inline InfluxRows ask(InfluxClient &client, const InfluxQuery &query)
{
    InfluxRows out;
    out.result = waitFor([&](const InfluxCall::Done &done) {
        client.query(
            query,
            [&out](const InfluxRow &row) -> Result<bool> {
                out.rows.push_back(shownRow(row));
                return true;
            },
            done);
    });
    return out;
}

inline Result<void> writeLines(InfluxClient &client, const QByteArray &lines)
{
    return waitFor([&](const InfluxCall::Done &done) { client.write(lines, done); });
}

} // namespace hearthbook::test
