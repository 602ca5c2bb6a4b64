#include "ui/widgets/celldelegate.h"

#include "ui/widgets/areabox.h"

#include <QLineEdit>
#include <QMetaProperty>

namespace hearthbook {

namespace {

constexpr char filled[] = "filled"; // with what the row had
constexpr char before[] = "before"; // the row

QVariant content(const QWidget &editor)
{
    if (const auto *box = qobject_cast<const AreaBox *>(&editor))
        return box->area();
    return editor.metaObject()->userProperty().read(&editor);
}

} // namespace

CellDelegate::CellDelegate(const RowModel &model, QObject *parent) : IconDelegate(parent), m_model(model)
{
    connect(this, &QAbstractItemDelegate::closeEditor, this, [this](const QWidget *, EndEditHint hint) {
        if (hint == RevertModelCache) // Esc
            Q_EMIT left();
    });
}

QWidget *CellDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Column &column = m_model.columns().at(std::size_t(index.column()));
    QWidget *editor = column.form == CellForm::Area ? new AreaBox(parent)
                                                    : IconDelegate::createEditor(parent, option, index);
    editor->setAccessibleName(column.title);
    editor->setProperty(before, m_model.rowAt(index.row()));
    follow(editor, column.edit);
    return editor;
}

/// By the user's doing alone.
void CellDelegate::follow(QWidget *editor, const QString &field) const
{
    const auto tell = [this, editor, field] {
        if (const QVariant now = content(*editor); now == editor->property(filled))
            Q_EMIT left();
        else
            Q_EMIT typed(editor->property(before).toJsonObject(), field, QJsonValue::fromVariant(now));
    };
    if (const auto *line = qobject_cast<QLineEdit *>(editor))
        connect(line, &QLineEdit::textEdited, this, tell);
    else if (const auto *box = qobject_cast<AreaBox *>(editor))
        connect(box, &QComboBox::activated, this, tell);
}

void CellDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (const QVariant was = editor->property(filled); was.isValid() && content(*editor) != was)
        return;
    if (auto *box = qobject_cast<AreaBox *>(editor))
        box->setArea(index.data(Qt::EditRole).toString(), m_model.areaNames());
    else
        IconDelegate::setEditorData(editor, index);
    editor->setProperty(filled, content(*editor));
}

/// As it was where the list no longer has it.
QJsonObject CellDelegate::rowNow(const QWidget &editor) const
{
    const QJsonObject was = editor.property(before).toJsonObject();
    const int row = m_model.rowOf(was.value(m_model.kind().key).toString());
    return row < 0 ? was : m_model.rowAt(row);
}

void CellDelegate::setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &index) const
{
    const QVariant typed = content(*editor);
    if (typed == editor->property(filled))
        return;
    const Column &column = m_model.columns().at(std::size_t(index.column()));
    Q_EMIT edited(editor->property(before).toJsonObject(), rowNow(*editor), column.edit,
                  QJsonValue::fromVariant(typed));
}

} // namespace hearthbook
