#include "ui/models/rowwriter.h"

#include "core/source/whenanswered.h"
#include "ui/plaintext.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostAttempts = 3;

qint64 revisionOf(const QJsonObject &row)
{
    return row.value(u"revision").toInteger();
}

} // namespace

RowWriter::RowWriter(RowKind kind, QString name, QObject *parent)
    : QObject(parent), m_kind(std::move(kind)), m_name(std::move(name))
{
}

template<typename Signal, typename... Values>
void RowWriter::finish(Signal signal, const Values &...values)
{
    m_isBusy = false;
    Q_EMIT(this->*signal)(values...);
}

void RowWriter::save(const RowEdit &edit)
{
    if (m_isBusy || !m_source)
        return;
    m_isBusy = true;
    m_attempts = 0;
    m_edit = edit;
    start();
}

/// The user sees first what somebody else wrote over the same fields.
void RowWriter::start()
{
    const std::vector<Overtaken> overtaken = m_edit.overtaken();
    if (overtaken.empty())
        write();
    else if (m_ask)
        m_ask(m_edit, overtaken, [this, overtaken](Choice choice) { choose(choice, overtaken); });
    else
        choose(Choice::Neither, overtaken);
}

void RowWriter::choose(Choice choice, const std::vector<Overtaken> &overtaken)
{
    switch (choice) {
    case Choice::Mine: m_edit.acknowledge(); break;
    case Choice::Theirs: giveUp(overtaken); break;
    case Choice::Neither: finish(&RowWriter::putOff); return;
    }
    write();
}

void RowWriter::write()
{
    std::vector<std::pair<QJsonObject, QJsonObject>> patches;
    for (const QJsonObject &row : m_edit.rows()) {
        if (const QJsonObject patch = m_edit.patchFor(row); !patch.isEmpty())
            patches.emplace_back(row, patch);
    }
    if (patches.empty())
        finish(&RowWriter::nothingToSave);
    else if (patches.size() == 1)
        writeOne(patches.front().first, patches.front().second);
    else if (patches.size() <= mostRows)
        writeAll(patches);
    else
        finish(&RowWriter::refused,
               Error { ErrorCode::TooLarge, tr("At most %n row(s) can be changed at once.", nullptr, mostRows), {} });
}

void RowWriter::giveUp(const std::vector<Overtaken> &values)
{
    m_edit.giveUp(values);
    Q_EMIT givenUp(values);
}

void RowWriter::writeOne(const QJsonObject &row, const QJsonObject &patch)
{
    const QString key = row.value(m_kind.key).toString();
    whenAnswered(
        m_source->change(m_kind, key, patch, revisionOf(row)), this,
        [this, key, what = whatOf(row, patch)](const Result<ChangedRow> &answer) { take(answer, { key }, what); });
}

void RowWriter::take(const Result<ChangedRow> &answer, const QStringList &keys, const QString &what)
{
    if (!answer && answer.error().code == ErrorCode::Conflict && ++m_attempts < mostAttempts)
        tryAgain(keys);
    else
        end(answer, what);
}

/// Over the rows as they are now: a batch does not say how many of them were changed.
void RowWriter::tryAgain(const QStringList &keys)
{
    struct Reading
    {
        QHash<QString, QJsonObject> rows = {};
        bool isOver = false;
    };
    const auto reading = std::make_shared<Reading>();
    for (const QString &key : keys) {
        whenAnswered(m_source->row(m_kind, key), this,
                     [this, reading, key, count = keys.size()](const Result<QJsonObject> &row) {
                         if (reading->isOver)
                             return;
                         if (row)
                             reading->rows.insert(key, *row);
                         reading->isOver = !row || reading->rows.size() == count;
                         if (!row)
                             finish(&RowWriter::refused, row.error());
                         else if (reading->isOver)
                             follow(reading->rows);
                     });
    }
}

void RowWriter::follow(const QHash<QString, QJsonObject> &now)
{
    std::vector<QJsonObject> rows = m_edit.rows();
    for (QJsonObject &row : rows)
        row = now.value(row.value(m_kind.key).toString(), row);
    m_edit.follow(std::move(rows));
    start();
}

void RowWriter::writeAll(const std::vector<std::pair<QJsonObject, QJsonObject>> &patches)
{
    QJsonArray operations;
    QStringList keys;
    for (const auto &[row, patch] : patches) {
        keys += row.value(m_kind.key).toString();
        operations.append(QJsonObject { { u"method"_s, u"PATCH"_s },
                                        { u"path"_s, rowPath(m_kind, row.value(m_kind.key).toString()) },
                                        { u"if_match"_s, QString::fromLatin1(revisionTag(revisionOf(row))) },
                                        { u"body"_s, patch } });
    }
    const QJsonObject body { { u"operations"_s, operations } };
    const QString what = tr("Change %n row(s)", nullptr, int(patches.size()));
    whenAnswered(
        m_source->send(
            { .method = "POST", .path = u"/api/batch"_s, .body = QJsonDocument(body).toJson(QJsonDocument::Compact) }),
        this, [this, keys, what](const Result<ChangedRow> &answer) { take(answer, keys, what); });
}

void RowWriter::end(const Result<ChangedRow> &answer, const QString &what)
{
    if (!answer && answer.error().code == ErrorCode::Conflict)
        finish(&RowWriter::refused,
               Error { ErrorCode::Conflict,
                       tr("Somebody else changes the same just now. Nothing was saved; look at it, and save again."),
                       {} });
    else if (!answer)
        finish(&RowWriter::refused, answer.error());
    else if (tellRows(answer->row); answer->operation)
        finish(&RowWriter::saved, what, *answer->operation);
    else
        finish(&RowWriter::nothingToSave);
}

/// The answer is the row, or that of a batch.
void RowWriter::tellRows(const QJsonObject &answer)
{
    if (answer.contains(m_kind.key))
        Q_EMIT written(answer);
    for (const auto &result : answer.value(u"results").toArray())
        Q_EMIT written(result[u"body"].toObject());
}

QString RowWriter::nameOf(const QJsonObject &row) const
{
    return oneLine(row.value(m_name).toString());
}

QString RowWriter::whatOf(const QJsonObject &row, const QJsonObject &patch) const
{
    const bool isOne = patch.size() == 1;
    if (isOne && (patch.contains(u"name_by_user") || patch.contains(u"name")))
        return tr("Rename %1").arg(nameOf(row));
    if (isOne && patch.contains(u"area_id"))
        return tr("Move %1").arg(nameOf(row));
    if (isOne && patch.contains(u"disabled"))
        return patch.value(u"disabled").toBool() ? tr("Disable %1").arg(nameOf(row)) : tr("Enable %1").arg(nameOf(row));
    return tr("Change %1").arg(nameOf(row));
}

} // namespace hearthbook
