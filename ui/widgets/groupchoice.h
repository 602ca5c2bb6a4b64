#pragma once

#include "ui/models/grouping.h"

#include <QToolButton>

class QActionGroup;

namespace hearthbook {

class DeskSettings;

/// By what a list is grouped: a button with a menu. Remembered in the user's settings under `name`.
class GroupChoice : public QToolButton
{
    Q_OBJECT

public:
    /// What is passed by reference outlives this object.
    GroupChoice(const std::vector<Grouping> &groupings, DeskSettings &settings, const QString &name,
                QWidget *parent = nullptr);

    /// None: the list is flat.
    const Grouping *chosen() const { return m_chosen; }
    /// By its field; empty, or one that there is not: flat.
    void choose(const QString &field);

Q_SIGNALS:
    void chosenChanged();

private:
    void add(const QString &text, const QString &field);

    const std::vector<Grouping> &m_groupings;
    DeskSettings &m_settings;
    QString m_setting;
    QActionGroup *m_actions;
    const Grouping *m_chosen = nullptr;
};

} // namespace hearthbook
