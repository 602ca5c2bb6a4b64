#include "ui/models/activitysearch.h"

#include "core/source/whenanswered.h"
#include "ui/models/kindwords.h"

#include <chrono>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto typingPause = 120ms;

} // namespace

ActivitySearch::ActivitySearch(QObject *parent) : QObject(parent)
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, &ActivitySearch::look);
}

void ActivitySearch::setSource(MetadataSource *source)
{
    m_source = source;
    ++m_generation;
    if (source && !m_text.isEmpty())
        look();
}

void ActivitySearch::setText(const QString &text)
{
    m_text = text.trimmed();
    ++m_generation;
    m_typing.start();
}

void ActivitySearch::look()
{
    const quint64 generation = ++m_generation;
    if (m_text.isEmpty()) {
        Q_EMIT found(std::nullopt);
        return;
    }
    if (!m_source)
        return;
    m_keys = { m_text };
    for (const auto &[id, name] : m_areas.sorted()) {
        if (name.contains(m_text, Qt::CaseInsensitive))
            m_keys += id;
    }
    m_underWay = 0;
    for (const QString &kind : { u"device"_s, u"entity"_s, u"webhook"_s }) {
        ++m_underWay;
        const RowKind rows = journalRows(kind);
        whenAnswered(m_source->list(rows, { .limit = mostKeys, .search = m_text }), this,
                     [this, rows, generation](const Result<RowPage> &page) { take(generation, rows, page); });
    }
}

void ActivitySearch::take(quint64 generation, const RowKind &kind, const Result<RowPage> &page)
{
    if (generation != m_generation)
        return;
    if (!page) {
        ++m_generation;
        Q_EMIT failed(tr("The search was not done: %1").arg(page.error().message));
        return;
    }
    for (const QJsonObject &row : page->rows)
        m_keys += row.value(kind.key).toString();
    if (--m_underWay > 0)
        return;
    m_keys.removeDuplicates();
    Q_EMIT found(m_keys);
}

} // namespace hearthbook
