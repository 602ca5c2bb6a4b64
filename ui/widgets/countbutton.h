#pragma once

#include <QPushButton>

class QLabel;

namespace hearthbook {

/// A large number that says how many there are of something, and leads to it.
class CountButton : public QPushButton
{
    Q_OBJECT

public:
    /// `title` as "Devices"; `hint`: where it leads, as "Show all devices".
    CountButton(const QString &title, const QString &hint, QWidget *parent = nullptr);

    /// `note` is a second, faint number: "3 disabled".
    void setCount(qint64 count, const QString &note);
    /// Shows that the number may be another one by now.
    void setStale(bool isStale);
    QString note() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    QString m_title;
    QLabel *m_number;
    QLabel *m_note;
};

} // namespace hearthbook
