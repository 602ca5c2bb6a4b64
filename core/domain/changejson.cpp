#include "core/domain/changejson.h"

#include "core/domain/jsontext.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array changeForm {
    plainField<Change, &Change::seq>("seq"),
    plainField<Change, &Change::at>("at"),
    plainField<Change, &Change::actor>("actor"),
    plainField<Change, &Change::origin>("origin"),
    plainField<Change, &Change::operation>("operation"),
    plainField<Change, &Change::kind>("kind"),
    plainField<Change, &Change::key>("key"),
    plainField<Change, &Change::action>("action"),
    WireField<Change> { "before",
                        [](JsonWriter &json, const Change &c) {
                            const QByteArray before = soundJson(c.before, "null");
                            json.raw(before.isEmpty() ? "null"_ba : before);
                        } },
};

constexpr std::array operationForm {
    plainField<Operation, &Operation::id>("operation_id"), plainField<Operation, &Operation::at>("at"),
    plainField<Operation, &Operation::actor>("actor"),     plainField<Operation, &Operation::origin>("origin"),
    plainField<Operation, &Operation::what>("what"),       plainField<Operation, &Operation::changes>("changes"),
};

} // namespace

template<>
QStringList RecordFields<Change>::names()
{
    return keysOf(changeForm);
}

template<>
QStringList RecordFields<Operation>::names()
{
    return keysOf(operationForm);
}

void writeJson(JsonWriter &json, const Change &change, FieldMask fields)
{
    writeForm(json, changeForm, change, fields);
}

void writeJson(JsonWriter &json, const Operation &operation, FieldMask fields)
{
    writeForm(json, operationForm, operation, fields);
}

} // namespace hearthbook
