#pragma once

#include "ui/models/reversion.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace hearthbook {

class FlowingText;

/// Takes an operation back: a button, then what would happen, and whether it shall.
class RevertPanel : public QWidget
{
    Q_OBJECT

public:
    explicit RevertPanel(QWidget *parent = nullptr);

    void setSource(MetadataSource *source);
    /// `what` it did, as a sentence; nothing: it cannot be taken back, and `why` says so.
    void setOperation(std::optional<qint64> operation, const QString &what, const QString &why = {});

Q_SIGNALS:
    /// As BookPage::edited().
    void edited(const QString &what, qint64 operation);
    void failed(const QString &message);

private:
    void show(Reversion::State state);
    QStringList planTexts() const;

    Reversion m_reversion;
    bool m_isReadOnly = false;
    std::optional<qint64> m_operation;
    QString m_what;
    QString m_why;
    QPushButton *m_ask;
    QLabel *m_note;
    FlowingText *m_plan;
    QPushButton *m_go;
    QPushButton *m_cancel;
};

} // namespace hearthbook
