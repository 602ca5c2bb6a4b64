#pragma once

#include "ui/models/areanames.h"
#include "ui/models/rowedit.h"

#include <QWidget>

class QLabel;

namespace hearthbook {

/// The control for one field of an edit, and below it what is wrong with it. Thread: GUI.
class FieldEditor : public QWidget
{
    Q_OBJECT

public:
    /// The control that fits the field's form.
    static FieldEditor *make(const EditField &field, QWidget *parent);

    const EditField &field() const { return m_field; }
    /// What was typed or what the rows have; the cursor of who types stays.
    virtual void showEdit(const RowEdit &edit, const AreaNames &areas) = 0;
    /// Labels of the book, to choose from.
    virtual void setKnownLabels(const QStringList &labels);
    /// A sentence, as "Input should be shorter"; empty: nothing is wrong.
    void setWrong(const QString &why);

Q_SIGNALS:
    void typed(const QJsonValue &value);
    /// A row shall have the label, or not.
    void labelChosen(const QString &label, bool has);

protected:
    FieldEditor(EditField field, QWidget *parent);
    /// Puts the control in its place and names it.
    void setControl(QWidget *control);

private:
    EditField m_field;
    QLabel *m_wrong;
};

} // namespace hearthbook
