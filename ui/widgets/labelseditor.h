#pragma once

#include <QStringList>
#include <QToolButton>

class QFrame;
class QLineEdit;
class QListWidget;

namespace hearthbook {

/// Labels of one or several rows: a button that shows them, and a list below it where each is given, taken away, or left as it
/// is where only some rows have it. A new one is typed.
class LabelsEditor : public QToolButton
{
    Q_OBJECT

public:
    explicit LabelsEditor(const QString &name, QWidget *parent = nullptr);

    /// Labels of all rows, and of some of them.
    void setLabels(const QStringList &all, const QStringList &some);
    /// Labels of the book, to choose from.
    void setKnown(const QStringList &labels);

Q_SIGNALS:
    /// A row shall have the label, or not.
    void labelChosen(const QString &label, bool has);

protected:
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    void paintEvent(QPaintEvent *event) override;

private:
    void open();
    void fill();
    void addTyped();

    QStringList m_all;
    QStringList m_some;
    QStringList m_known;
    QFrame *m_popup;
    QLineEdit *m_new;
    QListWidget *m_list;
    bool m_isFilling = false;
};

} // namespace hearthbook
