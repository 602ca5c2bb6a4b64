#pragma once

#include <QString>
#include <QUrl>

#include <chrono>

namespace hearthbook {

/// Where InfluxDB is, who asks, and how long it may take. Never log it: it holds secrets.
struct InfluxOptions
{
    QUrl url = {}; ///< empty: not set up. A path is kept as prefix; user and password in it count where none are set
    QString org = {}; ///< 2.x
    QString bucket = {}; ///< the database of 1.x
    QString token = {}; ///< 2.x and 3.x
    QString username = {}; ///< 1.x, or the compatibility routes of 2.x
    QString password = {};
    QString caFile = {}; ///< PEM, trusted beside the system's authorities
    std::chrono::milliseconds connectTimeout = std::chrono::seconds(5);
    std::chrono::milliseconds answerTimeout = std::chrono::seconds(30); ///< for its beginning, and for each pause in it
    qint64 bodyLimit = qint64(1024) * 1024 * 1024; ///< bytes of one answer

    bool isSetUp() const { return !url.isEmpty(); }
};

} // namespace hearthbook
