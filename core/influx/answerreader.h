#pragma once

#include "core/domain/result.h"
#include "core/influx/influxrow.h"

#include <QByteArrayView>

#include <functional>

namespace hearthbook {

/// Takes one row of an answer; false: no more is wanted. An error ends the query with it.
using TakeInfluxRow = std::function<Result<bool>(const InfluxRow &row)>;

/// Hands every row to `take` of what `taker` points to; a shared pointer keeps it.
template<typename Pointer, typename Taker>
TakeInfluxRow takingRows(Pointer taker, void (Taker::*take)(const InfluxRow &row))
{
    return [taker = std::move(taker), take](const InfluxRow &row) -> Result<bool> {
        ((*taker).*take)(row);
        return true;
    };
}

/// Reads an answer as it arrives, without keeping it.
class AnswerReader
{
public:
    virtual ~AnswerReader() = default;

    /// Whether it can be one, by its Content-Type.
    virtual bool accepts(const QByteArray &contentType) const = 0;
    /// False where no more is wanted.
    virtual Result<bool> feed(QByteArrayView bytes) = 0;
    /// The answer is over. Error: MalformedInput where it is not whole.
    virtual Result<void> finish() = 0;
};

} // namespace hearthbook
