#pragma once

#include "core/source/metadatasource.h"

#include <QComboBox>
#include <QPointer>

namespace hearthbook {

/// One team of the leagues, or any: typed letters find it by name, city and abbreviation. A team that no league lists stays as it was
/// typed.
class TeamChooser : public QComboBox
{
    Q_OBJECT

public:
    explicit TeamChooser(QWidget *parent = nullptr);

    /// Reads the teams.
    void setSource(MetadataSource *source);
    /// Empty: any team.
    void setTeam(const QString &team);
    QString team() const;

Q_SIGNALS:
    void edited();

private:
    void take(const QJsonObject &teams);
    void showTeam();
    void notice();

    QPointer<MetadataSource> m_source;
    QString m_team;
};

} // namespace hearthbook
