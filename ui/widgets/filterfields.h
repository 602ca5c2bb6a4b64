#pragma once

#include "core/source/metadatasource.h"
#include "ui/models/column.h"

#include <QPointer>
#include <QWidget>

namespace hearthbook {

class CheckList;

/// Where something must happen to be told: areas and domains, of which any may be checked; none checked is everywhere. What else
/// the filters of a webhook hold is kept as it is.
class FilterFields : public QWidget
{
    Q_OBJECT

public:
    explicit FilterFields(QWidget *parent = nullptr);

    /// Reads which areas and domains there are.
    void setSource(MetadataSource *source);
    /// Areas got other names, or there are others.
    void readAreas();
    void setFilters(const QJsonObject &filters);
    QJsonObject filters() const;

Q_SIGNALS:
    void edited();

private:
    void readDomains();
    void take(const QString &key, const CheckList &list);

    QPointer<MetadataSource> m_source;
    QJsonObject m_filters;
    CheckList *m_areas;
    CheckList *m_domains;
};

} // namespace hearthbook
