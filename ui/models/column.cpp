#include "ui/models/column.h"

#include "ui/plaintext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;
constexpr qint64 longAgo = 30 * day;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hearthbook::Column)
};

QDateTime timeOf(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs);
}

QString agoText(qint64 seconds)
{
    if (seconds < minute)
        return Words::tr("just now");
    if (seconds < hour)
        return Words::tr("%n min ago", nullptr, int(seconds / minute));
    if (seconds < day)
        return Words::tr("%n h ago", nullptr, int(seconds / hour));
    return Words::tr("%n day(s) ago", nullptr, int(seconds / day));
}

} // namespace

QString sinceText(const QString &text)
{
    const QDateTime time = timeOf(text);
    if (!time.isValid())
        return text;
    const qint64 seconds = time.secsTo(QDateTime::currentDateTimeUtc());
    if (seconds >= longAgo || seconds < -minute)
        return QLocale().toString(time.toLocalTime().date(), QLocale::ShortFormat);
    return agoText(seconds);
}

QString cellText(const Column &column, const QJsonObject &row, const AreaNames &areas)
{
    const QJsonValue value = row.value(column.field);
    switch (column.form) {
    case CellForm::Area: return value.isString() ? unturned(areas(value.toString())) : QString();
    case CellForm::Count: return QLocale().toString(value.toInteger());
    case CellForm::Time: return value.isString() ? sinceText(value.toString()) : QString();
    case CellForm::List: return unturned(value.toVariant().toStringList().join(u", "_s));
    case CellForm::Flag: return value.toBool() ? Words::tr("yes") : QString();
    case CellForm::Text:
    case CellForm::Device:
    case CellForm::Id: break;
    }
    return unturned(value.toVariant().toString());
}

QString cellHint(const Column &column, const QJsonObject &row)
{
    const QString text = row.value(column.field).toString();
    if (column.form != CellForm::Time)
        return text;
    const QDateTime time = timeOf(text);
    return time.isValid() ? QLocale().toString(time.toLocalTime(), QLocale::LongFormat) : text;
}

int cellAlignment(const Column &column)
{
    return int((column.form == CellForm::Count ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

QVariant headerCell(const std::vector<Column> &columns, int section, Qt::Orientation orientation, int role)
{
    if (orientation != Qt::Horizontal || section < 0 || section >= int(columns.size()))
        return {};
    const Column &column = columns[std::size_t(section)];
    if (role == Qt::DisplayRole)
        return column.title;
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(column);
    return {};
}

} // namespace hearthbook
