#pragma once

#include "ui/bookview.h"

#include <QPointer>

#include <functional>

class QMessageBox;

namespace hearthbook {

/// Stops the server of a book before the book is left: it asks first where clients are connected. Thread: GUI.
class BookLeaving : public QObject
{
    Q_OBJECT

public:
    explicit BookLeaving(QWidget &window);

    /// Whether there is nothing to wait for. `book`: null where none is open.
    static bool isFree(const BookView *book);
    /// Calls `then` when the book may be left, at once where it isFree(), and not at all where the user wants to stay. Of
    /// two calls the second counts.
    void leave(BookView *book, std::function<void()> then);

Q_SIGNALS:
    /// A sentence that says what is waited for.
    void said(const QString &message);

private:
    void ask(BookServer &server);
    void stop(BookServer &server);

    QWidget &m_window;
    std::function<void()> m_then;
    QPointer<BookServer> m_stopping;
    QPointer<QMessageBox> m_box;
};

} // namespace hearthbook
