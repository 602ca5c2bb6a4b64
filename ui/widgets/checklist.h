#pragma once

#include <QListWidget>

namespace hearthbook {

/// Values of which any number can be checked. Those that are checked but not offered are shown as they are.
class CheckList : public QListWidget
{
    Q_OBJECT

public:
    explicit CheckList(const QString &name, QWidget *parent = nullptr);

    /// Pairs of a value and what people call it.
    void setOffered(const QList<std::pair<QString, QString>> &offered);
    /// Without telling of it.
    void setChecked(const QStringList &values);
    /// What was checked first comes first.
    const QStringList &checked() const { return m_checked; }

Q_SIGNALS:
    void checkedChanged();

private:
    void fill();
    void notice(const QListWidgetItem *item);

    QList<std::pair<QString, QString>> m_offered;
    QStringList m_checked;
    bool m_isFilling = false;
};

} // namespace hearthbook
