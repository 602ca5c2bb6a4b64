#pragma once

#include "ui/models/areanames.h"

#include <QComboBox>

#include <optional>

namespace hearthbook {

/// Chooses an area by its name, or none.
class AreaBox : public QComboBox
{
    Q_OBJECT

public:
    explicit AreaBox(QWidget *parent = nullptr);

    /// An id that no area has is offered as it is. Nothing: several areas, none of them is shown.
    void setArea(const std::optional<QString> &areaId, const AreaNames &areas);
    /// Empty: none.
    QString area() const { return currentData().toString(); }
};

} // namespace hearthbook
