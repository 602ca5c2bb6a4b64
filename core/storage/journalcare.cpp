#include "core/storage/journalcare.h"

#include "core/storage/journalpruner.h"

#include <QLoggingCategory>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcJournal, "hearthbook.journal")

} // namespace

void JournalCare::run()
{
    const std::chrono::microseconds age = m_retention.age;
    if (age.count() > 0)
        step(Timestamp { m_now().microseconds - age.count() });
    else if (m_retention.rows > 0)
        step({});
}

void JournalCare::step(const std::optional<Timestamp> &since)
{
    const auto removed = std::make_shared<int>(0);
    Write write;
    write.origin = { u"hearthbook"_s, u"upkeep"_s, u"journal.prune"_s };
    write.bulk = true;
    write.apply = [this, since, removed](Store &store) -> Result<void> {
        const JournalBounds all;
        const Result<int> done = JournalPruner(store.connection())
                                     .step({ since, m_retention.rows, m_needed().value_or(all.needed) }, stepRows);
        if (!done)
            return failure(done);
        *removed = *done;
        return {};
    };
    write.done = [this, since, removed](const Result<void> &done) {
        if (!done)
            qCWarning(lcJournal, "The journal was not pruned: %s", qUtf8Printable(done.error().message));
        else if (*removed == stepRows)
            step(since);
    };
    m_writer.submit(std::move(write));
}

} // namespace hearthbook
