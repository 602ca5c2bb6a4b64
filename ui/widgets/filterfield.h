#pragma once

#include "ui/models/filterexpression.h"

#include <QLineEdit>

class QAction;

namespace hearthbook {

/// Where the filter of one column is typed. What cannot be understood has a mark, and the filter that was there last stays.
/// Esc clears it.
class FilterField : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterField(Column column, QWidget *parent = nullptr);

    /// What the column is called.
    QString title() const { return m_column.title; }
    /// The column's, in conditions of the wire.
    QString name() const { return m_column.filter; }
    /// For the wire; empty: none.
    QString condition() const { return m_condition; }
    /// What is wrong with what is typed; empty: nothing.
    QString trouble() const { return m_trouble; }

    /// The source took these conditions, or refused them, with a sentence that says why.
    void accept(const QStringList &conditions);
    void refuse(const QString &conditions, const QString &why);

Q_SIGNALS:
    /// condition() has another answer than before.
    void conditionChanged();
    void troubleChanged();
    /// The rows shall have the focus.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void read();
    void setTrouble(const QString &trouble);
    void paintMark();

    Column m_column;
    QString m_condition;
    QString m_accepted; ///< the one that the source took last
    QString m_trouble;
    QAction *m_mark;
};

} // namespace hearthbook
