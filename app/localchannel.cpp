#include "app/localchannel.h"

#include "app/eventpump.h"
#include "app/localbook.h"

#include <latch>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int workers = 2;

QByteArray targetOf(const ApiCall &call)
{
    const QByteArray query = call.query.toString(QUrl::FullyEncoded).toLatin1();
    return call.path.toLatin1() + (query.isEmpty() ? QByteArray() : '?' + query);
}

Request requestOf(const ApiCall &call)
{
    Request request;
    request.method = methodFromName(call.method).value_or(Method::Get);
    request.setTarget(targetOf(call));
    request.body = call.body;
    request.actor = u"desktop"_s;
    request.headers.append("host", "localhost");
    if (!call.body.isEmpty())
        request.headers.append("content-type", "application/json");
    if (!call.ifMatch.isEmpty())
        request.headers.append("if-match", call.ifMatch);
    if (!call.idempotencyKey.isEmpty())
        request.headers.append("idempotency-key", call.idempotencyKey);
    return request;
}

ApiReply replyOf(const Response &response)
{
    return { .status = response.status,
             .etag = response.headers.value("etag"),
             .operation = operationNumber(response.headers.value("operation-id")),
             .body = response.body };
}

} // namespace

LocalChannel::LocalChannel(DatabaseOptions options, QObject *parent)
    : Channel(parent), m_options(std::move(options)), m_book(m_opening.get_future())
{
    m_workers.setMaxThreadCount(workers);
    m_workers.setExpiryTimeout(-1);
}

LocalChannel::~LocalChannel()
{
    m_events.reset();
    m_workers.clear();
    closeReaders();
}

/// A thread's own connection would outlive the wait for the thread, and SQLite tidies up beside the file only where one is the last.
void LocalChannel::closeReaders()
{
    std::latch all(workers);
    for (int i = 0; i < workers; ++i) {
        m_workers.start([&all] {
            Readers::closeLocal();
            all.arrive_and_wait(); // one for each thread
        });
    }
    m_workers.waitForDone();
}

void LocalChannel::open()
{
    if (std::exchange(m_isAsked, true))
        return;
    m_workers.start([this] {
        Result<std::unique_ptr<LocalBook>> book = LocalBook::open(m_options);
        const Book shared = book ? Book(std::move(*book)) : failure(book);
        m_opening.set_value(shared);
        QMetaObject::invokeMethod(this, [this, shared] { opened(shared); });
    });
}

void LocalChannel::opened(const Book &book)
{
    if (!book) {
        setState(ChannelState::Refused, book.error().message);
        return;
    }
    setState(ChannelState::Open);
    m_events = std::make_unique<EventPump>(*book, [this](const std::vector<BookEvent> &events) {
        QMetaObject::invokeMethod(this, [this, events] { tell(events); });
    });
}

void LocalChannel::send(const ApiCall &call, const Answered &answered)
{
    if (!m_isAsked)
        return answered(failure(ErrorCode::Unavailable, tr("%1 is not open").arg(place())));
    m_workers.start([this, call, answered] {
        const Book &book = m_book.get();
        if (!book)
            return answered(failure(book));
        (*book)->answer(requestOf(call), [answered](const Response &response) { answered(replyOf(response)); });
    });
}

} // namespace hearthbook
