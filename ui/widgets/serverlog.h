#pragma once

#include "ui/models/logfilter.h"
#include "ui/models/logmodel.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace hearthbook {

class LineTable;

/// The log of a server, live: by level, searched, copied, and followed to its end unless one scrolls up.
class ServerLog : public QWidget
{
    Q_OBJECT

public:
    explicit ServerLog(QWidget *parent = nullptr);

    void add(const std::vector<LogLine> &lines);
    void focusSearch();
    LineTable *table() const { return m_table; }

private:
    QLayout *makeHead();
    void follow();
    void noticeScroll();

    LogModel m_lines;
    LogFilter m_shown;
    LineTable *m_table;
    QLineEdit *m_search;
    QComboBox *m_level;
    QToolButton *m_follow;
};

} // namespace hearthbook
