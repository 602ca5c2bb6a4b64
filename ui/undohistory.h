#pragma once

#include "core/source/metadatasource.h"

#include <vector>

namespace hearthbook {

/// What this window did to a book, and can take back: each entry is an operation of the journal, undone by its revert, and redone by
/// the revert of that. One is under way at a time. Thread: GUI.
class UndoHistory : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t mostEntries = 200;

    /// The source outlives it.
    explicit UndoHistory(MetadataSource &source, QObject *parent = nullptr);

    /// The newest; what could be redone is forgotten.
    void add(const QString &what, qint64 operation);

    /// Whether it can be done now, and what it would take back or do again.
    bool canUndo() const { return !m_done.empty() && !isWaiting(); }
    bool canRedo() const { return !m_undone.empty() && !isWaiting(); }
    QString undoText() const { return m_done.empty() ? QString() : m_done.back().what; }
    QString redoText() const { return m_undone.empty() ? QString() : m_undone.back().what; }
    void undo();
    void redo();

Q_SIGNALS:
    void changed();
    /// It could not be taken back, and is no longer offered where it never can be.
    void failed(const QString &message);

private:
    struct Entry
    {
        QString what = {};
        qint64 operation = 0;
    };

    bool isWaiting() const { return m_isBusy || m_isUnsure; }
    void askEpoch();
    void takeEpoch(const QString &epoch);
    void move(std::vector<Entry> &from, std::vector<Entry> &to);
    void keep(const Entry &entry, std::vector<Entry> &from, const Error &why);

    MetadataSource &m_source;
    std::vector<Entry> m_done; ///< newest last
    std::vector<Entry> m_undone; ///< to be redone first: last
    bool m_isBusy = false;
    bool m_isUnsure = false; ///< the book may have been restored, in which numbers of operations come round again
    QString m_epoch; ///< that the entries belong to; empty: not known yet
};

} // namespace hearthbook
