#include "ui/models/rownames.h"

#include "core/source/whenanswered.h"
#include "ui/models/kindwords.h"
#include "ui/plaintext.h"

#include <chrono>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto gathering = 50ms;
constexpr int mostAsked = 4;
/// Who scrolls past many rows waits for the last of them, not for all.
constexpr qsizetype mostWanted = 100;
constexpr qsizetype mostNames = 20'000;

} // namespace

RowNames::RowNames(QObject *parent) : QObject(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(gathering);
    connect(&m_soon, &QTimer::timeout, this, &RowNames::changed);
}

void RowNames::setSource(MetadataSource *source)
{
    if (m_source)
        m_source->channel().disconnect(this);
    m_source = source;
    ++m_generation;
    m_asked = 0;
    m_names.clear();
    m_former.clear();
    m_known.clear();
    m_wanted.clear();
    if (!source)
        return;
    connect(&source->channel(), &Channel::missed, this, [this] {
        m_known.clear();
        m_soon.start();
    });
    connect(&source->channel(), &Channel::happened, this, [this](const BookEvent &event) {
        if (m_known.remove({ event.kind, event.key() }) && !m_soon.isActive())
            m_soon.start();
    });
}

void RowNames::setAreaNames(const AreaNames &names)
{
    m_areas = names;
    m_soon.start();
}

QString RowNames::operator()(const QString &kind, const QString &key)
{
    if (kind == areaRows().kind && m_areas(key) != key)
        return oneLine(m_areas(key));
    const Id id { kind, key };
    if (!m_known.contains(id))
        want(id);
    return m_names.value(id, m_former.value(id, oneLine(key)));
}

void RowNames::learn(const QJsonObject &change)
{
    const QString kind = change.value(u"kind").toString();
    const QJsonObject before = change.value(u"before").toObject();
    if (change.value(u"action").toString() != u"remove")
        return;
    for (const QString &field : { u"name_by_user"_s, u"name"_s, u"original_name"_s, u"display_name"_s, u"url"_s }) {
        if (const QString name = before.value(field).toString(); !name.isEmpty()) {
            m_former.insert({ kind, change.value(u"key").toString() }, oneLine(name));
            return;
        }
    }
}

void RowNames::want(const Id &id)
{
    if (!m_source || !journalRows(id.kind).alone) {
        m_known.insert(id);
        return;
    }
    if (m_names.size() > mostNames) {
        m_names.clear();
        m_known.clear();
    }
    m_known.insert(id);
    m_wanted.append(id);
    if (m_wanted.size() > mostWanted)
        m_known.remove(m_wanted.takeFirst());
    readWanted();
}

void RowNames::readWanted()
{
    while (!m_wanted.isEmpty() && m_asked < mostAsked)
        read(m_wanted.takeLast());
}

void RowNames::read(const Id &id)
{
    if (!m_source)
        return;
    ++m_asked;
    whenAnswered(m_source->row(journalRows(id.kind), id.key), this,
                 [this, id, generation = m_generation](const Result<QJsonObject> &row) {
                     if (generation != m_generation)
                         return;
                     --m_asked;
                     const QString name = row ? row->value(nameField(id.kind)).toString() : QString();
                     if (!name.isEmpty())
                         m_names.insert(id, oneLine(name));
                     else if (!row && row.error().code == ErrorCode::NotFound && m_names.contains(id))
                         m_former.insert(id, m_names.take(id));
                     if (!m_soon.isActive())
                         m_soon.start();
                     readWanted();
                 });
}

} // namespace hearthbook
