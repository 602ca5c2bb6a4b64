#pragma once

#include "core/source/metadatasource.h"
#include "ui/models/preferenceedit.h"

#include <QJsonArray>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;

namespace hearthbook {

class FlowingText;

/// Says in sentences what would be sent for somebody's preferences. Who is called the book itself says: it is asked anew when the
/// teams or a webhook change.
class WouldFirePanel : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype mostTeams = 200; ///< that the route takes

    explicit WouldFirePanel(QWidget *parent = nullptr);

    /// The source outlives it, or is taken away by nullptr.
    void setSource(MetadataSource *source);
    /// As on the wire; empty: not known yet. Nothing is read of `teams` later.
    void setPreferences(const QJsonObject &row, const TeamCatalogue &teams);

private:
    void ask();
    void say();

    QPointer<MetadataSource> m_source;
    QHash<QString, QString> m_names; ///< of the teams that are asked for, by id
    QStringList m_teams; ///< their ids, in order
    QJsonObject m_settings;
    bool m_isKnown = false; ///< the preferences are
    QJsonArray m_firings;
    QString m_trouble;
    quint64 m_question = 0; ///< answers to older ones are dropped
    QTimer m_soon;
    FlowingText *m_text;
};

} // namespace hearthbook
