#pragma once

#include <QListView>

class QLabel;
class QPushButton;

namespace hearthbook {

/// A list, and a sentence over it or in its place: why it is empty, or what went wrong.
class NotedView : public QWidget
{
    Q_OBJECT

public:
    /// `name`: what the list is called where it is read aloud; `delegate` paints it, and is taken.
    NotedView(const QString &name, QAbstractItemDelegate *delegate, QWidget *parent = nullptr);

    QListView *view() const { return m_view; }
    /// The list alone where it has rows.
    void showRows(bool isThere);
    /// Plain text; empty: none. `canRetry`: with a button to try again.
    void say(const QString &note, bool canRetry = false);
    QString note() const;

Q_SIGNALS:
    void retryWanted();

private:
    QListView *m_view;
    QLabel *m_note;
    QPushButton *m_retry;
};

} // namespace hearthbook
