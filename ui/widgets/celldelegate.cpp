#include "ui/widgets/celldelegate.h"

#include "ui/widgets/areabox.h"

#include <QMetaProperty>

namespace hearthbook {

namespace {

constexpr char filled[] = "filled"; // with what the row had

QVariant content(const QWidget &editor)
{
    if (const auto *box = qobject_cast<const AreaBox *>(&editor))
        return box->area();
    return editor.metaObject()->userProperty().read(&editor);
}

} // namespace

CellDelegate::CellDelegate(const RowModel &model, QObject *parent) : QStyledItemDelegate(parent), m_model(model) { }

QWidget *CellDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Column &column = m_model.columns().at(std::size_t(index.column()));
    QWidget *editor = column.form == CellForm::Area ? new AreaBox(parent)
                                                    : QStyledItemDelegate::createEditor(parent, option, index);
    editor->setAccessibleName(column.title);
    return editor;
}

void CellDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (const QVariant before = editor->property(filled); before.isValid() && content(*editor) != before)
        return;
    if (auto *box = qobject_cast<AreaBox *>(editor))
        box->setArea(index.data(Qt::EditRole).toString(), m_model.areaNames());
    else
        QStyledItemDelegate::setEditorData(editor, index);
    editor->setProperty(filled, content(*editor));
}

void CellDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (const auto *box = qobject_cast<AreaBox *>(editor))
        model->setData(index, box->area());
    else
        QStyledItemDelegate::setModelData(editor, model, index);
}

} // namespace hearthbook
