#include "ui/models/rowcopy.h"

#include "ui/plaintext.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace hearthbook {

using namespace Qt::StringLiterals;

QString rowsAsText(const std::vector<QJsonObject> &rows, const std::vector<Column> &columns, const AreaNames &areas)
{
    QStringList lines;
    for (const QJsonObject &row : rows) {
        QStringList cells;
        for (const Column &column : columns)
            cells += oneLine(column.form == CellForm::Time ? row.value(column.field).toString()
                                                           : cellText(column, row, areas));
        lines += cells.join(u'\t');
    }
    return lines.join(u'\n');
}

QString rowsAsJson(const std::vector<QJsonObject> &rows)
{
    if (rows.size() == 1)
        return QString::fromUtf8(QJsonDocument(rows.front()).toJson());
    QJsonArray array;
    for (const QJsonObject &row : rows)
        array += row;
    return QString::fromUtf8(QJsonDocument(array).toJson());
}

QString curlCommands(const std::vector<QUrl> &addresses)
{
    QStringList lines;
    for (const QUrl &address : addresses)
        lines += u"curl "_s + shellQuoted(address.toString(QUrl::FullyEncoded));
    return lines.join(u'\n');
}

QUrl configurationPage(const QJsonObject &row)
{
    const QUrl page(row.value(u"configuration_url").toString(), QUrl::StrictMode);
    const bool opens = (page.scheme() == u"http" || page.scheme() == u"https") && !page.host().isEmpty();
    return opens ? page : QUrl();
}

} // namespace hearthbook
