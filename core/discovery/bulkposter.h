#pragma once

#include "core/discovery/registrypart.h"
#include "core/domain/result.h"

#include <QByteArrayList>
#include <QNetworkAccessManager>
#include <QUrl>

#include <deque>
#include <functional>

namespace hearthbook {

/// What another server did with the rows.
struct PostReport
{
    struct Kind
    {
        qint64 inserted = 0;
        qint64 updated = 0;
        qint64 unchanged = 0;
        qint64 skipped = 0;
        qint64 rejected = 0;
    };

    Kind devices = {};
    Kind entities = {};
};

/// Hands devices and entities to the bulk_upsert routes of another hearthbookd, 5,000 rows a request, one after the other.
/// Plain upserts: what the listing lacks stays there, and areas, labels and config entries are not sent. Thread: one with an
/// event loop.
class BulkPoster : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype rowsOfRequest = 5000;

    struct Target
    {
        QUrl server = {};
        QString key = {}; ///< bearer token; empty: none
        bool dryRun = false;
    };
    using Done = std::function<void(const Result<PostReport> &)>;

    explicit BulkPoster(Target target);

    /// One at a time. Errors in the answer: InvalidInput where the lists cannot be read; Unavailable where the server is not
    /// there or does not take them. What was taken before stays there.
    void post(const RegistryLists &lists, Done done);

private:
    struct Request
    {
        RegistryPart part = RegistryPart::Devices;
        QByteArray body = {};
    };

    Result<void> queue(const RegistryLists &lists);
    void next();
    void answered(RegistryPart part, QNetworkReply &reply);
    void finish(const Result<PostReport> &result);

    Target m_target;
    QNetworkAccessManager m_network;
    std::deque<Request> m_waiting;
    PostReport m_report;
    Done m_done;
};

} // namespace hearthbook
