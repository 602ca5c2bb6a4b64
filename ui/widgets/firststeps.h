#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace hearthbook {

/// What an empty book says: how it comes to hold a home. Home Assistant is connected by a command, which it shows.
class FirstSteps : public QWidget
{
    Q_OBJECT

public:
    explicit FirstSteps(QWidget *parent = nullptr);

    /// The path of a file, or the address of a server.
    void setPlace(const QString &place);

Q_SIGNALS:
    void importWanted();

private:
    void makeStep(QVBoxLayout &layout);
    void showStep();

    QString m_place;
    QWidget *m_step; ///< what connecting takes
    QLabel *m_words;
    QLabel *m_command;
};

} // namespace hearthbook
