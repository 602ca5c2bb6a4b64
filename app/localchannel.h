#pragma once

#include "core/source/channel.h"
#include "core/storage/databaseoptions.h"

#include <QThreadPool>

#include <future>
#include <memory>

namespace hearthbook {

class EventPump;
class LocalBook;

/// The way to a book in a file: the same API in this program, on threads of its own.
class LocalChannel final : public Channel
{
    Q_OBJECT

public:
    explicit LocalChannel(DatabaseOptions options, QObject *parent = nullptr);
    /// Gives up what was not begun, and waits for the rest and for the writer.
    ~LocalChannel() override;

    QString place() const override { return m_options.path; }
    void open() override;
    void send(const ApiCall &call, const Answered &answered) override;

private:
    using Book = Result<std::shared_ptr<LocalBook>>;

    void opened(const Book &book);
    void closeReaders();

    DatabaseOptions m_options;
    bool m_isAsked = false; ///< open() was called
    std::promise<Book> m_opening;
    std::shared_future<Book> m_book;
    QThreadPool m_workers;
    std::unique_ptr<EventPump> m_events;
};

} // namespace hearthbook
