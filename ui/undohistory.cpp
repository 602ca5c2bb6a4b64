#include "ui/undohistory.h"

#include "core/source/whenanswered.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

UndoHistory::UndoHistory(MetadataSource &source, QObject *parent) : QObject(parent), m_source(source)
{
    connect(&source.channel(), &Channel::missed, this, &UndoHistory::askEpoch);
    connect(&source.channel(), &Channel::stateChanged, this, [this] {
        if (m_epoch.isEmpty() && m_source.channel().state() == ChannelState::Open)
            askEpoch();
    });
    if (source.channel().state() == ChannelState::Open)
        askEpoch();
}

void UndoHistory::askEpoch()
{
    m_isUnsure = !m_epoch.isEmpty();
    ApiCall call { .path = u"/api/changes"_s };
    call.addParameter(u"limit"_s, u"1"_s);
    whenAnswered(m_source.send(call), this, [this](const Result<ChangedRow> &answer) {
        m_isUnsure = false; // where there is no answer there is none to an undo either
        if (answer)
            takeEpoch(answer->row.value(u"epoch").toString());
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

/// Of another epoch the numbers mean other operations.
void UndoHistory::takeEpoch(const QString &epoch)
{
    if (!m_epoch.isEmpty() && epoch != m_epoch) {
        m_done.clear();
        m_undone.clear();
    }
    m_epoch = epoch;
}

void UndoHistory::add(const QString &what, qint64 operation)
{
    m_done.push_back({ what, operation });
    if (m_done.size() > mostEntries)
        m_done.erase(m_done.begin());
    m_undone.clear();
    Q_EMIT changed();
}

void UndoHistory::undo()
{
    if (canUndo())
        move(m_done, m_undone);
}

void UndoHistory::redo()
{
    if (canRedo())
        move(m_undone, m_done);
}

void UndoHistory::move(std::vector<Entry> &from, std::vector<Entry> &to)
{
    const Entry entry = from.back();
    from.pop_back();
    m_isBusy = true;
    Q_EMIT changed();
    whenAnswered(m_source.revert(entry.operation), this, [this, entry, &from, &to](const Result<ChangedRow> &reverted) {
        m_isBusy = false;
        if (reverted && reverted->operation)
            to.push_back({ entry.what, *reverted->operation });
        else if (!reverted)
            keep(entry, from, reverted.error());
        Q_EMIT changed();
    });
}

/// What cannot be reached now can be tried again; all else never will go.
void UndoHistory::keep(const Entry &entry, std::vector<Entry> &from, const Error &why)
{
    if (why.code == ErrorCode::Unavailable)
        from.push_back(entry);
    Q_EMIT failed(tr("“%1” was not taken back: %2").arg(entry.what, why.message));
}

} // namespace hearthbook
