#include "ui/models/webhookmodel.h"

#include "ui/models/webhooktext.h"
#include "ui/plaintext.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// Fields that are made of several of the wire.
const QString stateField = u"state"_s;
const QString lastField = u"last"_s;

std::vector<Column> webhookColumns()
{
    return { { .field = stateField, .title = WebhookModel::tr("State"), .width = 140 },
             { .field = u"url"_s,
               .title = WebhookModel::tr("Address"),
               .form = CellForm::Id,
               .sort = u"url"_s,
               .width = 210 },
             { .field = u"events"_s, .title = WebhookModel::tr("Events"), .width = 120 },
             { .field = u"team"_s, .title = WebhookModel::tr("Team"), .sort = u"team"_s, .width = 80 },
             { .field = lastField, .title = WebhookModel::tr("Last sent"), .width = 110 } };
}

} // namespace

WebhookModel::WebhookModel(const Theme &theme, QObject *parent)
    : RowModel(webhookRows(), webhookColumns(), parent), m_theme(theme)
{
}

void WebhookModel::setUnsaved(const QSet<QString> &keys)
{
    if (keys == m_unsaved)
        return;
    m_unsaved = keys;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), { Qt::DisplayRole });
}

QVariant WebhookModel::data(const QModelIndex &index, int role) const
{
    const bool isOurs = role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::DecorationRole;
    if (!index.isValid() || !isOurs)
        return RowModel::data(index, role);
    const QString &field = columns().at(std::size_t(index.column())).field;
    const QJsonObject row = RowModel::data(index, RowRole).toJsonObject();
    if (row.isEmpty())
        return {};
    if (role == Qt::DecorationRole)
        return field == stateField ? QVariant(stateIcon(webhookLook(row), m_theme)) : QVariant();
    return role == Qt::DisplayRole ? text(field, row) : hint(field, row);
}

QVariant WebhookModel::text(const QString &field, const QJsonObject &row) const
{
    if (field == stateField)
        return webhookLook(row).word;
    if (field == u"events")
        return eventsText(row);
    if (field == lastField)
        return sinceText(lastDelivery(row));
    const QString value = oneLine(row.value(field).toString());
    const bool isUnsaved = field == u"url" && m_unsaved.contains(row.value(kind().key).toString());
    return isUnsaved ? tr("%1 (not saved)").arg(value) : value;
}

QVariant WebhookModel::hint(const QString &field, const QJsonObject &row)
{
    if (field == stateField)
        return plainHint(webhookLook(row).why);
    if (field == u"events")
        return plainHint(eventsText(row));
    if (field == lastField)
        return plainHint(
            cellHint({ .field = lastField, .form = CellForm::Time }, { { lastField, lastDelivery(row) } }));
    return plainHint(row.value(field).toString());
}

} // namespace hearthbook
