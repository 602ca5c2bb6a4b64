#pragma once

#include "app/localdeliveries.h"
#include "core/storage/backupservice.h"
#include "server/api/api.h"
#include "server/http/dispatcher.h"

namespace hearthbook {

/// The whole REST API over one file, within this program and without sockets: what the desktop works on where there is no
/// server. Others, a hearthbookd too, may work on the file at the same time.
class LocalBook
{
public:
    using Answered = std::function<void(const Response &)>;

    /// Makes the file where it is not there, and brings its schema up to date. With options.readOnly it does neither, and every
    /// write is refused. Errors: those of prepareBesideServer() or checkForLooking(), and of Connection::open(). Thread: any; takes as long as a migration does.
    static Result<std::unique_ptr<LocalBook>> open(const DatabaseOptions &options);
    ~LocalBook();
    Q_DISABLE_COPY_MOVE(LocalBook)

    /// `answered` is called once, in this thread or in the writer's. Thread: any; each gets a connection of its own.
    void answer(Request request, const Answered &answered) const;

private:
    explicit LocalBook(const DatabaseOptions &options);
    Result<void> startWriter(const DatabaseOptions &options);
    void sendAccepted(const Response &response) const;

    Writer m_writer;
    Readers m_readers;
    WebhookSecrets m_secrets;
    TargetRules m_targets;
    mutable LocalDeliveries m_deliveries;
    ChangeFeed m_feed;
    BackupService m_backups;
    ApiContext m_context;
    Router m_router;
    Dispatcher m_dispatcher;
};

} // namespace hearthbook
