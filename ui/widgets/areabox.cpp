#include "ui/widgets/areabox.h"

#include "ui/plaintext.h"

#include <QAbstractItemView>

namespace hearthbook {

AreaBox::AreaBox(QWidget *parent) : QComboBox(parent)
{
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setPlaceholderText(tr("Different areas"));
    view()->setAccessibleName(tr("Areas"));
}

void AreaBox::setArea(const std::optional<QString> &areaId, const AreaNames &areas)
{
    clear();
    addItem(tr("None"), QString());
    for (const auto &[id, name] : areas.sorted())
        addItem(oneLine(name), id);
    if (areaId && findData(*areaId) < 0)
        addItem(oneLine(*areaId), *areaId);
    setCurrentIndex(areaId ? findData(*areaId) : -1);
}

} // namespace hearthbook
