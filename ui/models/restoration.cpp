#include "ui/models/restoration.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

QJsonObject restoringPatch(const std::vector<EditField> &fields, const QJsonObject &change, const QJsonObject &row)
{
    QJsonObject patch;
    const QJsonObject before = change.value(u"before").toObject();
    if (row.isEmpty() || change.value(u"action").toString() != u"update")
        return patch;
    for (const EditField &field : fields) {
        const bool wasChanged = before.contains(field.field)
            || (field.form == EditForm::Disabled && before.contains(u"disabled_by"));
        const QJsonValue former = editedValue(field, before);
        if (wasChanged && former != editedValue(field, row))
            patch.insert(field.field, former);
    }
    return patch;
}

} // namespace hearthbook
