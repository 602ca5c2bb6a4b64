#pragma once

#include "ui/models/overview.h"

#include <QWidget>

namespace hearthbook {

class CountButton;

/// How many there are of everything, each a button that leads there.
class OverviewCounts : public QWidget
{
    Q_OBJECT

public:
    explicit OverviewCounts(QWidget *parent = nullptr);

    void show(const Overview &overview);
    void setStale(bool isStale);

Q_SIGNALS:
    /// All rows of a kind shall be shown.
    void rowsWanted(const hearthbook::RowKind &kind);
    /// What changed on which day shall be shown.
    void daysWanted();

private:
    CountButton *add(const QString &title, const QString &hint);
    CountButton *add(const QString &title, const QString &hint, const RowKind &kind);

    CountButton *m_areas;
    CountButton *m_devices;
    CountButton *m_entities;
    CountButton *m_webhooks;
    CountButton *m_today;
};

} // namespace hearthbook
