#pragma once

#include "core/source/metadatasource.h"
#include "ui/models/column.h"

#include <QLabel>
#include <QPointer>
#include <QScrollArea>

namespace hearthbook {

/// Everything that is known of one row, as titles and values.
class DetailPane : public QScrollArea
{
    Q_OBJECT

public:
    /// `lines`: what is shown of a row, where there is something to show.
    explicit DetailPane(std::vector<Column> lines, QWidget *parent = nullptr);

    /// Where the names of other rows are read; none: their ids are shown.
    void setSource(MetadataSource *source);
    /// An empty row: says that nothing is chosen.
    void setRow(const QJsonObject &row, const AreaNames &areas);

Q_SIGNALS:
    void deviceWanted(const QString &deviceId);

private:
    void fill();
    QLabel *titleLabel(const QString &title);
    QWidget *valueWidget(const Column &line, const QString &text);
    QLabel *valueLabel(const Column &line, const QString &text);

    std::vector<Column> m_lines;
    QPointer<MetadataSource> m_source;
    QJsonObject m_row;
    QStringList m_texts; ///< of m_lines, as they are shown
    QLabel *m_none;
    QWidget *m_body = nullptr;
};

} // namespace hearthbook
