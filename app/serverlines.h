#pragma once

#include "core/source/bookserver.h"

#include <QByteArray>

namespace hearthbook {

/// What a hearthbookd wrote to standard error, oldest first.
struct ServerLines
{
    /// Of each kind at most this many are kept, the newest.
    static constexpr std::size_t most = 2000;

    std::vector<LogLine> log = {};
    std::vector<ServedRequest> requests = {};
    qint64 requestCount = 0; ///< those that were not kept, too
    QString lastWord = {};   ///< the last line that is not of the log: why the program ended
};

/// Reads whole lines, as app/logging writes them: requests (hearthbook.http.access) apart from the rest. A line that is no line of the log is an
/// error without a part. Thread: any.
ServerLines readServerLines(QByteArrayView text);

} // namespace hearthbook
