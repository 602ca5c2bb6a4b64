#include "ui/models/rowformat.h"

#include "core/domain/csvcell.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <array>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr char lineEnd[] = "\r\n";

QByteArray cell(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return csvCell({ utf8.constData(), std::size_t(utf8.size()) });
}

/// A number keeps all its digits, whatever the language.
QByteArray numberText(const QJsonValue &value)
{
    const qint64 whole = value.toInteger();
    return double(whole) == value.toDouble()
        ? QByteArray::number(whole)
        : QByteArray::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
}

QByteArray csvValue(const Column &column, const QJsonObject &row, const AreaNames &areas)
{
    const QJsonValue value = row.value(column.field);
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined: return {};
    case QJsonValue::Bool: return value.toBool() ? "true" : "false";
    case QJsonValue::Double: return numberText(value);
    case QJsonValue::Array:
        if (column.form != CellForm::List)
            return cell(QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)));
        return cell(value.toVariant().toStringList().join(u", "_s));
    case QJsonValue::Object:
        return cell(QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)));
    case QJsonValue::String: break;
    }
    return cell(column.form == CellForm::Area ? areas(value.toString()) : value.toString());
}

} // namespace

QString suffixOf(FileForm form)
{
    switch (form) {
    case FileForm::Json: return u"json"_s;
    case FileForm::Ndjson: return u"ndjson"_s;
    case FileForm::Csv: break;
    }
    return u"csv"_s;
}

std::optional<FileForm> formOf(const QString &fileName)
{
    const QString suffix = QFileInfo(fileName).suffix().toLower();
    for (const FileForm form : { FileForm::Csv, FileForm::Json, FileForm::Ndjson }) {
        if (suffix == suffixOf(form))
            return form;
    }
    return std::nullopt;
}

RowFormat::RowFormat(FileForm form, std::vector<Column> columns, AreaNames areas)
    : m_form(form), m_columns(std::move(columns)), m_areas(std::move(areas))
{
}

QByteArray RowFormat::begin() const
{
    if (m_form == FileForm::Json)
        return "[";
    if (m_form == FileForm::Ndjson)
        return {};
    QByteArrayList titles;
    for (const Column &column : m_columns)
        titles += cell(column.title);
    return titles.join(',') + lineEnd;
}

QByteArray RowFormat::row(const QJsonObject &row)
{
    if (m_form == FileForm::Csv)
        return csvLine(row);
    const QByteArray json = QJsonDocument(shown(row)).toJson(QJsonDocument::Compact);
    if (m_form == FileForm::Ndjson)
        return json + '\n';
    return (std::exchange(m_isFirst, false) ? "\n" : ",\n") + json;
}

QByteArray RowFormat::end() const
{
    return m_form == FileForm::Json ? "\n]\n" : "";
}

QByteArray RowFormat::csvLine(const QJsonObject &row) const
{
    QByteArrayList cells;
    for (const Column &column : m_columns)
        cells += csvValue(column, row, m_areas);
    return cells.join(',') + lineEnd;
}

QJsonObject RowFormat::shown(const QJsonObject &row) const
{
    QJsonObject out;
    for (const Column &column : m_columns) {
        const QJsonValue value = row.value(column.field);
        out.insert(column.field, value.isUndefined() ? QJsonValue() : value);
    }
    return out;
}

} // namespace hearthbook
