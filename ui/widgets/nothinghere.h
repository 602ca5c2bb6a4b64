#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace hearthbook {

/// What stands where there are no rows: a sentence that says why, and a button that does the next thing.
class NothingHere : public QWidget
{
    Q_OBJECT

public:
    explicit NothingHere(QWidget *parent = nullptr);

    /// Plain text. `action`: the word on the button; empty: no button.
    void say(const QString &sentence, const QString &action = {});
    QString sentence() const;

Q_SIGNALS:
    void acted();

private:
    QLabel *m_sentence;
    QPushButton *m_action;
};

} // namespace hearthbook
