#pragma once

#include "ui/models/column.h"

#include <QLabel>
#include <QScrollArea>

class QFormLayout;

namespace hearthbook {

/// Everything that is known of one row, as titles and values. Stays when the list changes.
class DetailPane : public QScrollArea
{
    Q_OBJECT

public:
    /// `title`: the field that names the row; `lines`: what is shown of it, where there is something to show.
    DetailPane(QString title, std::vector<Column> lines, QWidget *parent = nullptr);

    /// An empty row: says that nothing is chosen.
    void setRow(const QJsonObject &row, const AreaNames &areas);
    const QJsonObject &row() const { return m_row; }

private:
    QLabel *titleLabel(const QString &title);
    QLabel *valueLabel(const Column &line, const QString &text);

    QString m_titleField;
    std::vector<Column> m_lines;
    QJsonObject m_row;
    QLabel *m_title;
    QWidget *m_body = nullptr;
    QFormLayout *m_form = nullptr;
};

} // namespace hearthbook
