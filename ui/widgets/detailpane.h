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
    /// Stands above the lines, and scrolls with them.
    void setHead(QWidget *head);
    /// What is said where there is no row.
    void setNote(const QString &note) { m_none->setText(note); }
    /// An empty row: says the note.
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
    int m_bodyAt = 0; ///< below the head
};

} // namespace hearthbook
