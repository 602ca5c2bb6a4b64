#include "ui/bookleaving.h"

#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace hearthbook {

BookLeaving::BookLeaving(QWidget &window) : QObject(&window), m_window(window) { }

bool BookLeaving::isFree(const BookView *book)
{
    return !book || !book->server() || book->server()->state() == ServerState::Off;
}

void BookLeaving::leave(BookView *book, std::function<void()> then)
{
    if (isFree(book)) {
        then();
        return;
    }
    m_then = std::move(then);
    BookServer &server = *book->server();
    if (m_stopping == &server)
        return;
    if (server.state() == ServerState::Running && server.connectionCount() > 0)
        ask(server);
    else
        stop(server);
}

void BookLeaving::ask(BookServer &server)
{
    if (m_box && m_box->isVisible())
        return;
    m_box = new QMessageBox(&m_window);
    m_box->setAttribute(Qt::WA_DeleteOnClose);
    m_box->setIcon(QMessageBox::Warning);
    m_box->setTextFormat(Qt::PlainText);
    m_box->setText(tr("%Ln client(s) are connected to the server of this book.", nullptr, server.connectionCount()));
    m_box->setInformativeText(tr("The server stops with the book. What it has begun is answered first."));
    const QPushButton *leave = m_box->addButton(tr("Stop the server"), QMessageBox::AcceptRole);
    QPushButton *stay = m_box->addButton(tr("Keep it running"), QMessageBox::RejectRole);
    m_box->setDefaultButton(stay);
    m_box->setEscapeButton(stay);
    connect(leave, &QPushButton::clicked, &server, [this, &server] { stop(server); });
    connect(&server, &QObject::destroyed, m_box, &QWidget::close);
    m_box->open();
}

/// What follows may end the server's object: never from within its own signal.
void BookLeaving::stop(BookServer &server)
{
    m_stopping = &server;
    const auto leaveWhenOff = [this] {
        if (!m_stopping || m_stopping->state() != ServerState::Off)
            return;
        m_stopping->disconnect(this);
        m_stopping.clear();
        if (m_then)
            std::exchange(m_then, {})();
    };
    connect(&server, &BookServer::stateChanged, this, leaveWhenOff, Qt::QueuedConnection);
    server.stop();
    if (server.state() == ServerState::Off)
        QMetaObject::invokeMethod(this, leaveWhenOff, Qt::QueuedConnection);
    else
        Q_EMIT said(tr("The server of this book stops; requests under way are answered first."));
}

} // namespace hearthbook
