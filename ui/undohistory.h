#pragma once

#include "ui/models/reversion.h"

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
    /// The same without the rows that hinder it, after hindered().
    void undoOthers() { move(true, true); }
    void redoOthers() { move(false, true); }

Q_SIGNALS:
    void changed();
    /// It could not be taken back, or done again, and is no longer offered where it never can be.
    void failed(const QString &message);
    /// Others changed a part of it since: nothing was done, and it is still the next one. `plan`: what could be done.
    void hindered(const QString &what, bool isRedo, const hearthbook::ReversionPlan &plan);

private:
    struct Entry
    {
        QString what = {};
        qint64 operation = 0;
    };

    bool isWaiting() const { return m_isBusy || m_isUnsure; }
    void askEpoch();
    void takeEpoch(const QString &epoch);
    std::vector<Entry> &list(bool isUndo) { return isUndo ? m_done : m_undone; }
    void move(bool isUndo, bool isPartial);
    void take(const Entry &entry, bool isUndo, const Result<ChangedRow> &reverted);
    void askForOthers(const Entry &entry, bool isUndo);
    void tellFailed(const Entry &entry, bool isUndo, const QString &why);
    void keep(const Entry &entry, bool isUndo, const Error &why);

    MetadataSource &m_source;
    std::vector<Entry> m_done; ///< newest last
    std::vector<Entry> m_undone; ///< to be redone first: last
    bool m_isBusy = false;
    bool m_isUnsure = false; ///< the book may have been restored, in which numbers of operations come round again
    QString m_epoch; ///< that the entries belong to; empty: not known yet
};

} // namespace hearthbook
