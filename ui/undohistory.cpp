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
    move(true, false);
}

void UndoHistory::redo()
{
    move(false, false);
}

void UndoHistory::move(bool isUndo, bool isPartial)
{
    if (isUndo ? !canUndo() : !canRedo())
        return;
    std::vector<Entry> &from = list(isUndo);
    const Entry entry = from.back();
    from.pop_back();
    m_isBusy = true;
    Q_EMIT changed();
    whenAnswered(m_source.send(revertCall(entry.operation, false, isPartial)), this,
                 [this, entry, isUndo](const Result<ChangedRow> &reverted) { take(entry, isUndo, reverted); });
}

void UndoHistory::take(const Entry &entry, bool isUndo, const Result<ChangedRow> &reverted)
{
    if (!reverted && reverted.error().code == ErrorCode::Conflict)
        return askForOthers(entry, isUndo);
    m_isBusy = false;
    if (reverted && reverted->operation)
        list(!isUndo).push_back({ entry.what, *reverted->operation });
    else if (!reverted)
        keep(entry, isUndo, reverted.error());
    Q_EMIT changed();
}

void UndoHistory::askForOthers(const Entry &entry, bool isUndo)
{
    whenAnswered(m_source.send(revertCall(entry.operation, true, true)), this,
                 [this, entry, isUndo](const Result<ChangedRow> &answer) {
                     m_isBusy = false;
                     const ReversionPlan plan = answer ? ReversionPlan::of(answer->row) : ReversionPlan();
                     if (!answer)
                         keep(entry, isUndo, answer.error());
                     else if (plan.isWorthIt())
                         list(isUndo).push_back(entry);
                     else
                         tellFailed(entry, isUndo, tr("all of it was changed elsewhere since."));
                     Q_EMIT changed();
                     if (plan.isWorthIt())
                         Q_EMIT hindered(entry.what, !isUndo, plan);
                 });
}

void UndoHistory::tellFailed(const Entry &entry, bool isUndo, const QString &why)
{
    Q_EMIT failed(
        (isUndo ? tr("“%1” was not taken back: %2") : tr("“%1” was not done again: %2")).arg(entry.what, why));
}

/// What the book no longer knows never will go; all else can be tried again.
void UndoHistory::keep(const Entry &entry, bool isUndo, const Error &why)
{
    const bool isForgotten = why.code == ErrorCode::NotFound;
    if (!isForgotten)
        list(isUndo).push_back(entry);
    tellFailed(entry, isUndo, isForgotten ? tr("it is too long ago, and the book no longer keeps it.") : why.message);
}

} // namespace hearthbook
