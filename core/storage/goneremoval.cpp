#include "core/storage/goneremoval.h"

#include "core/storage/gonerows.h"

#include <QLoggingCategory>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcRegistry, "hearthbook.registry")

} // namespace

void GoneRemoval::run()
{
    if (m_retention.count() > 0)
        step(m_writer, { m_now().microseconds - m_retention.count() });
}

void GoneRemoval::step(Writer &writer, const Timestamp &limit)
{
    const auto removed = std::make_shared<GoneRows::Removed>();
    Write write;
    write.origin = { u"hearthbook"_s, u"upkeep"_s, u"registry.remove_gone"_s };
    write.bulk = true;
    write.apply = [removed, limit](Store &store) -> Result<void> {
        const Result<GoneRows::Removed> done = GoneRows(store.connection()).removeBefore(limit, stepRows);
        if (!done)
            return failure(done);
        *removed = *done;
        return {};
    };
    write.done = [removed, limit, &writer](const Result<void> &done) {
        if (!done) {
            qCWarning(lcRegistry, "Rows that are gone were not removed: %s", qUtf8Printable(done.error().message));
            return;
        }
        if (removed->devices + removed->entities > 0)
            qCInfo(lcRegistry, "Removed %lld devices and %lld entities that were gone for long", removed->devices,
                   removed->entities);
        if (removed->devices + removed->entities == stepRows)
            step(writer, limit);
    };
    writer.submit(std::move(write));
}

} // namespace hearthbook
