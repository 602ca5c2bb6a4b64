#pragma once

#include "ui/models/healthtext.h"

#include <QPointer>
#include <QWidget>

namespace hearthbook {

class HealthCard;

/// How the parts of a book fare, a card each, with what can be done about it.
class OverviewHealth : public QWidget
{
    Q_OBJECT

public:
    /// The theme outlives it.
    explicit OverviewHealth(const Theme &theme, QWidget *parent = nullptr);

    void setSource(MetadataSource *source);
    void show(const Overview &overview);

Q_SIGNALS:
    /// As BookPage has it.
    void failed(const QString &message);
    /// Something was done that changes the state of a part.
    void acted();

private:
    HealthCard *add(const QString &title);
    void showHomeAssistant(const Overview &overview, const BookSort &book);
    void act();
    void askToTake();
    void take(const QString &source);
    void tryAgain();
    void showBackup(const Overview &overview, const BookSort &book);
    void backUp();

    const Theme &m_theme;
    QPointer<MetadataSource> m_source;
    QJsonObject m_held; ///< the listing that waits; empty: none
    HealthCard *m_database;
    HealthCard *m_homeAssistant;
    HealthCard *m_influx;
    HealthCard *m_webhooks;
    HealthCard *m_backup;
    bool m_isBackingUp = false;
};

} // namespace hearthbook
