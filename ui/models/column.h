#pragma once

#include "ui/models/areanames.h"

#include <QJsonObject>
#include <QString>
#include <QVariant>

#include <vector>

namespace hearthbook {

/// How a cell is written for people.
enum class CellForm {
    Text,
    Area,  ///< an area's id, shown as its name
    Count, ///< right-aligned
    Time,  ///< "3 min ago"; exact in the tooltip
    List,  ///< words with commas between them
    Flag,  ///< "yes" or nothing
    Device, ///< a device's id, shown as its name where it leads to it
    Id     ///< in the fixed font, cut in the middle where it is long
};

/// One column of a list: a field of its rows on the wire, and the order that a click on its header asks for.
struct Column
{
    QString field = {};
    QString title = {};
    CellForm form = CellForm::Text;
    QString sort = {}; ///< the order's name on the wire; empty: none
    int width = 160;   ///< at first, in device-independent pixels
    QString edit = {}; ///< the field that is changed in the cell; empty: none
    QString filter = {}; ///< the field's name in conditions of the wire; empty: it does not filter
};

/// The text of a cell, in the direction of ours, and what its tooltip says beyond it; both empty where the row has no value.
QString cellText(const Column &column, const QJsonObject &row, const AreaNames &areas);
QString cellHint(const Column &column, const QJsonObject &row);

/// A Qt::Alignment of cells and header.
int cellAlignment(const Column &column);
/// What a header shows of a column in a role.
QVariant headerCell(const std::vector<Column> &columns, int section, Qt::Orientation orientation, int role);

/// "3 min ago", for a time of the wire (ISO 8601); the text itself where it is no time.
QString sinceText(const QString &time);

} // namespace hearthbook
