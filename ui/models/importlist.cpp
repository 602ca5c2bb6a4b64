#include "ui/models/importlist.h"

#include "core/source/whenanswered.h"
#include "ui/models/column.h"
#include "ui/models/importresult.h"
#include "ui/models/importsource.h"
#include "ui/plaintext.h"

#include <QJsonArray>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString titleOf(const QJsonObject &import)
{
    const QString word = import.value(u"kind").toString();
    const std::optional<ImportSource> source = importSourceOf(word);
    return source ? importTitle(*source) : oneLine(word);
}

/// "2 added, 1 refused · by desktop, 3 min ago"
QString noteOf(const QJsonObject &import)
{
    ImportResult result;
    result.addReport(import);
    const QString when = sinceText(import.value(u"at").toString());
    const QString who = oneLine(import.value(u"actor").toString());
    const QString origin = who.isEmpty() ? when : ImportList::tr("by %1, %2").arg(who, when);
    return result.counts() + u" · "_s + origin;
}

} // namespace

ImportList::ImportList(QObject *parent) : QAbstractListModel(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(200ms);
    connect(&m_soon, &QTimer::timeout, this, &ImportList::refresh);
}

void ImportList::setSource(MetadataSource *source)
{
    if (m_source)
        m_source->channel().disconnect(this);
    m_source = source;
    ++m_generation;
    m_soon.stop();
    if (!source)
        return;
    connect(&source->channel(), &Channel::missed, this, &ImportList::refresh);
    connect(&source->channel(), &Channel::happened, this, [this](const BookEvent &event) {
        if (event.data.value(u"origin").toString() == u"import" && !m_soon.isActive())
            m_soon.start();
    });
    refresh();
}

void ImportList::refresh()
{
    if (!m_source)
        return;
    const ApiCall call { .path = u"/api/imports"_s };
    whenAnswered(m_source->send(call), this, [this, generation = ++m_generation](const Result<ChangedRow> &answer) {
        if (generation != m_generation)
            return;
        m_trouble = answer ? QString() : answer.error().message;
        if (answer)
            take(answer->row);
        Q_EMIT refreshed();
    });
}

void ImportList::take(const QJsonObject &answer)
{
    beginResetModel();
    m_imports.clear();
    for (const auto &import : answer.value(u"imports").toArray()) {
        if (!import[u"dry_run"].toBool())
            m_imports.push_back(import.toObject());
    }
    m_isRead = true;
    endResetModel();
}

QModelIndex ImportList::indexOf(qint64 id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (index(row).data(IdRole).toLongLong() == id)
            return index(row);
    }
    return {};
}

int ImportList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_imports.size());
}

QVariant ImportList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QJsonObject &import = m_imports.at(std::size_t(index.row()));
    switch (role) {
    case Qt::DisplayRole: return titleOf(import);
    case NoteRole: return noteOf(import);
    case IdRole: return import.value(u"id").toInteger();
    case Qt::AccessibleTextRole: return u"%1. %2"_s.arg(titleOf(import), noteOf(import));
    case Qt::ToolTipRole: return plainHint(import.value(u"at").toString());
    default: return {};
    }
}

} // namespace hearthbook
