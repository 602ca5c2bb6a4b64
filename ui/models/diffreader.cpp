#include "ui/models/diffreader.h"

#include "core/source/whenanswered.h"
#include "ui/models/historytext.h"
#include "ui/models/kindwords.h"

#include <QJsonArray>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostUnderWay = 4;
/// Who scrolls past many changes waits for the last of them, not for all.
constexpr qsizetype mostWanted = 60;
/// A change that so many came after is told without its new values.
constexpr int mostLater = 50;

qint64 seqOf(const QJsonObject &change)
{
    return change.value(u"seq").toInteger();
}

QString kindOf(const QJsonObject &change)
{
    return change.value(u"kind").toString();
}

} // namespace

void DiffReader::setSource(MetadataSource *source)
{
    m_source = source;
    ++m_generation;
    m_known.clear();
    m_asked.clear();
    m_wanted.clear();
    m_underWay = 0;
}

void DiffReader::setAreaNames(const AreaNames &names)
{
    m_areas = names;
    Q_EMIT changed();
}

QString DiffReader::operator()(const QJsonObject &change)
{
    const qint64 seq = seqOf(change);
    if (change.value(u"action").toString() == u"update" && !m_asked.contains(seq))
        want(change);
    const auto known = m_known.constFind(seq);
    const RowKind kind = journalRows(kindOf(change));
    return known == m_known.constEnd() ? historySentences(kind, { change }, {}, m_areas).constLast()
                                       : historySentences(kind, known->changes, known->row, m_areas).constLast();
}

void DiffReader::want(const QJsonObject &change)
{
    m_asked.insert(seqOf(change));
    m_wanted.append(change);
    if (m_wanted.size() > mostWanted)
        m_asked.remove(seqOf(m_wanted.takeFirst()));
    readWanted();
}

void DiffReader::readWanted()
{
    while (!m_wanted.isEmpty() && m_underWay < mostUnderWay && m_source)
        readLater(m_wanted.takeLast());
}

void DiffReader::readLater(const QJsonObject &change)
{
    ApiCall call { .path = u"/api/changes"_s };
    call.addParameter(u"kind"_s, kindOf(change));
    call.addParameter(u"key"_s, change.value(u"key").toString());
    call.addParameter(u"where"_s, u"seq>=%1"_s.arg(seqOf(change)));
    call.addParameter(u"sort"_s, u"-seq"_s);
    call.addParameter(u"limit"_s, QString::number(mostLater));
    ++m_underWay;
    whenAnswered(m_source->send(call), this,
                 [this, change, generation = m_generation](const Result<ChangedRow> &answer) {
                     if (generation != m_generation)
                         return;
                     std::vector<QJsonObject> changes;
                     if (answer && answer->row.value(u"next_cursor").toString().isEmpty()) {
                         for (const auto &one : answer->row.value(u"changes").toArray())
                             changes.push_back(one.toObject());
                     }
                     if (changes.empty() || seqOf(changes.back()) != seqOf(change))
                         keep(change, { { change }, {} });
                     else
                         readRow(change, changes);
                 });
}

void DiffReader::readRow(const QJsonObject &change, const std::vector<QJsonObject> &changes)
{
    const RowKind kind = journalRows(kindOf(change));
    if (!kind.alone || !m_source)
        return keep(change, { changes, {} });
    whenAnswered(m_source->row(kind, change.value(u"key").toString()), this,
                 [this, change, changes, generation = m_generation](const Result<QJsonObject> &row) {
                     if (generation == m_generation)
                         keep(change, { changes, row.value_or(QJsonObject()) });
                 });
}

void DiffReader::keep(const QJsonObject &change, const Known &known)
{
    --m_underWay;
    m_known.insert(seqOf(change), known);
    Q_EMIT changed();
    readWanted();
}

} // namespace hearthbook
