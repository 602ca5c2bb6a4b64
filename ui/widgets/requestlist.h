#pragma once

#include "ui/models/requestfilter.h"
#include "ui/models/requestmodel.h"

#include <QWidget>

class QComboBox;

namespace hearthbook {

class LineTable;

/// What a server was asked, live, newest first; by how it ended.
class RequestList : public QWidget
{
    Q_OBJECT

public:
    explicit RequestList(QWidget *parent = nullptr);

    void add(const std::vector<ServedRequest> &requests);
    LineTable *table() const { return m_table; }

private:
    RequestModel m_requests;
    RequestFilter m_shown;
    LineTable *m_table;
    QComboBox *m_outcome;
};

} // namespace hearthbook
