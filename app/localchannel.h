#pragma once

#include "core/source/channel.h"
#include "core/storage/databaseoptions.h"

#include <QThreadPool>

#include <future>
#include <memory>

namespace hearthbook {

class BodyStream;
class LocalBook;

/// The way to a book in a file: the same API in this program, on threads of its own.
class LocalChannel final : public Channel
{
    Q_OBJECT

public:
    explicit LocalChannel(DatabaseOptions options, QObject *parent = nullptr);
    /// Waits for what was asked, and for the writer.
    ~LocalChannel() override;

    QString place() const override { return m_options.path; }
    void open() override;
    QFuture<Result<ApiReply>> send(const ApiCall &call) override;

private:
    using Book = Result<std::shared_ptr<LocalBook>>;

    void opened(const Book &book);
    void listen(const std::shared_ptr<LocalBook> &book);
    void readEvents();

    DatabaseOptions m_options;
    std::promise<Book> m_opening;
    std::shared_future<Book> m_book;
    QThreadPool m_workers;
    QThreadPool m_listener; ///< one thread: a stream is read by one
    std::shared_ptr<BodyStream> m_stream;
    EventReader m_events; ///< of the listener's thread
};

} // namespace hearthbook
