#pragma once

#include "core/source/metadatasource.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QFormLayout;
class QLabel;

namespace hearthbook {

/// What a server elsewhere tells of itself, read anew while it is looked at.
class ServerFacts : public QWidget
{
    Q_OBJECT

public:
    explicit ServerFacts(QWidget *parent = nullptr);

    void setSource(MetadataSource *source);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void read();
    void take(const QJsonObject &health);
    void setFact(const QString &name, const QString &value);

    QPointer<MetadataSource> m_source;
    QTimer m_again;
    bool m_isAsked = false; ///< and not answered yet
    QFormLayout *m_form;
    QLabel *m_note;
    QHash<QString, QLabel *> m_values;
};

} // namespace hearthbook
