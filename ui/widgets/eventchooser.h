#pragma once

#include "core/source/metadatasource.h"

#include <QJsonArray>
#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace hearthbook {

/// Which events a webhook is sent: a tree by topic with what each event means, and patterns of one's own. A topic that is checked
/// stands for its events to come as well.
class EventChooser : public QWidget
{
    Q_OBJECT

public:
    explicit EventChooser(QWidget *parent = nullptr);

    /// Reads which events there are.
    void setSource(MetadataSource *source);
    /// `events`: null where nothing is chosen, see events(). `emptyIsAll`: an empty list means all events, as of every webhook
    /// that the old services did not register.
    void setEvents(const QJsonValue &events, bool emptyIsAll);
    /// Names and patterns, those that were given first; null where nothing is chosen and an empty list would mean everything.
    QJsonValue events() const;

Q_SIGNALS:
    void edited();

private:
    void take(const QJsonObject &types);
    void addType(const QString &name, const QString &meaning);
    QTreeWidgetItem *topic(const QString &event);
    void showChecks();
    void showPatterns(bool anew);
    void notice(QTreeWidgetItem *item);
    void noticePatterns();
    void set(const QString &event, bool wanted);
    QStringList patterns() const;
    bool isOffered(const QString &event) const;
    QStringList known() const;

    QPointer<MetadataSource> m_source;
    QTreeWidget *m_tree;
    QTreeWidgetItem *m_all;
    QLineEdit *m_patterns;
    QLabel *m_note;
    QStringList m_events;
    QStringList m_given; ///< as they were before anything was chosen here
    QStringList m_typed; ///< the patterns, as they stand in their field
    bool m_isAll = false;
    bool m_emptyIsAll = true;
    bool m_isFilling = false;
};

/// Whether a pattern (`*` any characters, `?` one) fits an event's whole name.
bool patternFits(const QString &pattern, const QString &event);

} // namespace hearthbook
