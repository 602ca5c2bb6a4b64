#pragma once

#include <QAbstractItemView>

class QLabel;
class QPushButton;

namespace hearthbook {

/// A list, and a sentence over it or in its place: why it is empty, or what went wrong.
class NotedView : public QWidget
{
    Q_OBJECT

public:
    /// Takes the list.
    explicit NotedView(QAbstractItemView *view, QWidget *parent = nullptr);

    QAbstractItemView *view() const { return m_view; }
    /// The list alone where it has rows.
    void showRows(bool isThere);
    /// Plain text; empty: none. `canRetry`: with a button to try again.
    void say(const QString &note, bool canRetry = false);
    QString note() const;

Q_SIGNALS:
    void retryWanted();

private:
    QAbstractItemView *m_view;
    QLabel *m_note;
    QPushButton *m_retry;
};

} // namespace hearthbook
