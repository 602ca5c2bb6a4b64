#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace hearthbook {

/// What an empty book says: how it comes to hold a home. Each way shows the command that goes it.
class FirstSteps : public QWidget
{
    Q_OBJECT

public:
    explicit FirstSteps(QWidget *parent = nullptr);

    /// The path of a file, or the address of a server.
    void setPlace(const QString &place);

private:
    enum class Way { HomeAssistant, Import };

    QPushButton *addWay(const QString &text, Way way);
    void show(Way way);
    QString command(Way way) const;
    QString words(Way way) const;

    QString m_place;
    QWidget *m_step; ///< what the chosen way says
    QLabel *m_words;
    QLabel *m_command;
};

} // namespace hearthbook
