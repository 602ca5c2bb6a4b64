#include "ui/models/reversion.h"

#include "core/source/sentences.h"
#include "core/source/whenanswered.h"
#include "ui/plaintext.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostReasons = 5;

} // namespace

ReversionPlan ReversionPlan::of(const QJsonObject &answer)
{
    ReversionPlan plan;
    for (const auto &row : answer.value(u"rows").toArray()) {
        const QString outcome = row[u"outcome"].toString();
        int &count = outcome == u"restored" ? plan.restored : outcome == u"removed" ? plan.removed : plan.unchanged;
        ++count;
    }
    for (const auto &conflict : answer.value(u"conflicts").toArray())
        plan.conflicts.push_back(conflict.toObject());
    return plan;
}

QStringList ReversionPlan::reasons() const
{
    std::vector<std::pair<QString, QStringList>> byReason;
    for (const QJsonObject &conflict : conflicts) {
        const QString reason = oneLine(sentenceText(conflict.value(u"reason").toString()));
        auto same = std::find_if(byReason.begin(), byReason.end(),
                                 [&](const auto &one) { return one.first == reason; });
        if (same == byReason.end())
            same = byReason.insert(same, { reason, {} });
        same->second += oneLine(conflict.value(u"key").toString());
    }
    QStringList lines;
    for (std::size_t i = 0; i < std::min(byReason.size(), mostReasons); ++i) {
        const auto &[reason, rows] = byReason[i];
        const QString who = rows.size() == 1 ? rows.first() : Reversion::tr("%n row(s)", nullptr, int(rows.size()));
        lines += u"• %1: %2"_s.arg(who, reason);
    }
    if (byReason.size() > mostReasons)
        lines += Reversion::tr("… and %n more", nullptr, int(byReason.size() - mostReasons));
    return lines;
}

ApiCall revertCall(qint64 operation, bool isDry, bool isPartial)
{
    ApiCall call { .method = "POST", .path = u"/api/operations/%1/revert"_s.arg(operation) };
    if (isDry)
        call.addParameter(u"dry_run"_s, u"1"_s);
    if (isPartial)
        call.addParameter(u"partial"_s, u"1"_s);
    return call;
}

void Reversion::setSource(MetadataSource *source)
{
    m_source = source;
    setOperation({});
}

void Reversion::setOperation(std::optional<qint64> operation)
{
    if (operation && operation == m_operation)
        return;
    m_operation = operation;
    cancel();
}

void Reversion::cancel()
{
    ++m_generation;
    m_plan = {};
    setState(State::Idle);
}

void Reversion::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

void Reversion::ask()
{
    if (!m_source || !m_operation)
        return;
    setState(State::Asking);
    whenAnswered(m_source->send(revertCall(*m_operation, true, true)), this,
                 [this, generation = ++m_generation](const Result<ChangedRow> &answer) {
                     if (generation == m_generation)
                         takePlan(answer);
                 });
}

void Reversion::takePlan(const Result<ChangedRow> &answer)
{
    if (!answer) {
        cancel();
        Q_EMIT failed(answer.error().code == ErrorCode::NotFound
                          ? tr("This is too long ago to be taken back: the book no longer keeps it.")
                          : tr("It cannot be said what would come back: %1").arg(answer.error().message));
        return;
    }
    m_plan = ReversionPlan::of(answer->row);
    setState(State::Planned);
}

void Reversion::go(const QString &what)
{
    if (!m_source || !m_operation || m_state != State::Planned)
        return;
    setState(State::Reverting);
    whenAnswered(m_source->send(revertCall(*m_operation, false, !m_plan.conflicts.empty())), this,
                 [this, what, generation = ++m_generation](const Result<ChangedRow> &answer) {
                     if (answer && answer->operation)
                         Q_EMIT reverted(what, *answer->operation); // also where another entry is chosen by now
                     if (!answer)
                         Q_EMIT failed(tr("Nothing was taken back: %1").arg(answer.error().message));
                     if (generation != m_generation)
                         return;
                     if (!answer && answer.error().code == ErrorCode::Conflict)
                         ask();
                     else
                         cancel();
                 });
}

} // namespace hearthbook
