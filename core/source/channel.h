#pragma once

#include "core/domain/result.h"
#include "core/source/apicall.h"
#include "core/source/bookevent.h"

#include <QObject>
#include <QUrl>

#include <functional>

namespace hearthbook {

/// How the window stands to the book that it shows.
enum class ChannelState {
    Connecting, ///< asked, and not yet answered
    Open,
    Lost,       ///< it was open; it is tried again until it answers
    Refused     ///< it answers, and does not let us in: see Channel::trouble()
};

/// The way to the REST API of one book, in another process or in this one: who uses it cannot tell which (docs/adr/0016).
/// Thread: the GUI's; nothing here waits.
class Channel : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    using Answered = std::function<void(const Result<ApiReply> &)>;

    /// What people call the book: the path of its file, or the address of its server.
    virtual QString place() const = 0;

    /// Where the REST API of the book is: the server's address without its password. Of a file, where hearthbookd
    /// would serve it unless told otherwise.
    virtual QUrl address() const;

    /// Opens the way and keeps it open.
    virtual void open() = 0;

    /// Whether it is Refused for want of an API key that may read the book: setKey() goes on.
    virtual bool wantsKey() const { return false; }
    /// The API key of all calls from now on; where one was wanted, the way is opened anew with it. Only servers ask for one.
    virtual void setKey(const QByteArray &key);

    /// `answered` is called once, on any thread, or given up with the channel. Errors: Unavailable where no answer came; an
    /// answer with an error status is an answer.
    virtual void send(const ApiCall &call, const Answered &answered) = 0;

    ChannelState state() const { return m_state; }
    /// A sentence that says why it is not open; empty where it is.
    const QString &trouble() const { return m_trouble; }

Q_SIGNALS:
    void stateChanged(hearthbook::ChannelState state);
    /// Somebody changed a row, this window too.
    void happened(const hearthbook::BookEvent &event);
    /// Changes may have been missed: everything shown is to be read anew.
    void missed();

protected:
    void setState(ChannelState state, const QString &trouble = {});
    /// Tells what a stream of events brought.
    void tell(const std::vector<BookEvent> &events);

private:
    ChannelState m_state = ChannelState::Connecting;
    QString m_trouble;
};

/// Whether the place of a book is a server's address; else it is a file.
bool isServerAddress(const QString &place);

} // namespace hearthbook
