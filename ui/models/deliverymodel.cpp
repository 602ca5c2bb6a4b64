#include "ui/models/deliverymodel.h"

#include "ui/models/deliverytext.h"
#include "ui/plaintext.h"

#include <QJsonArray>
#include <QLocale>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

std::vector<Column> deliveryColumns()
{
    return { { .field = u"state"_s, .title = DeliveryModel::tr("State"), .width = 120 },
             { .field = u"event"_s, .title = DeliveryModel::tr("Event"), .width = 150 },
             { .field = u"created_at"_s, .title = DeliveryModel::tr("When"), .form = CellForm::Time, .width = 100 },
             { .field = u"attempts"_s, .title = DeliveryModel::tr("Attempts"), .form = CellForm::Count, .width = 100 },
             { .field = u"duration"_s, .title = DeliveryModel::tr("Time"), .form = CellForm::Count, .width = 80 } };
}

QString text(const QString &field, const QJsonObject &row)
{
    if (field == u"state")
        return deliveryLook(row).word;
    if (field == u"event")
        return oneLine(row.value(field).toString());
    if (field == u"created_at")
        return sinceText(row.value(field).toString());
    if (field == u"attempts")
        return QLocale().toString(row.value(field).toArray().size());
    const qint64 duration = lastDuration(row);
    return duration < 0 ? QString() : DeliveryModel::tr("%1 ms").arg(QLocale().toString(duration));
}

QString hint(const Column &column, const QJsonObject &row)
{
    if (column.field != u"state")
        return column.form == CellForm::Time ? cellHint(column, row) : QString();
    const QJsonArray attempts = row.value(u"attempts"_s).toArray();
    return attempts.isEmpty() ? deliveryLook(row).why : attemptText(attempts.last().toObject());
}

} // namespace

DeliveryModel::DeliveryModel(const QString &webhookId, const Theme &theme, QObject *parent)
    : RowModel(deliveryRows(webhookId), deliveryColumns(), parent), m_theme(theme)
{
}

QVariant DeliveryModel::data(const QModelIndex &index, int role) const
{
    const bool isOurs = role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::DecorationRole;
    if (!index.isValid() || !isOurs)
        return RowModel::data(index, role);
    const Column &column = columns().at(std::size_t(index.column()));
    const QJsonObject row = RowModel::data(index, RowRole).toJsonObject();
    if (row.isEmpty())
        return {};
    if (role == Qt::DecorationRole)
        return column.field == u"state" ? QVariant(stateIcon(deliveryLook(row), m_theme)) : QVariant();
    return role == Qt::DisplayRole ? text(column.field, row) : plainHint(hint(column, row));
}

} // namespace hearthbook
