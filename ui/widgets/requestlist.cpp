#include "ui/widgets/requestlist.h"

#include "ui/theme.h"
#include "ui/widgets/linetable.h"

#include <QComboBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace hearthbook {

namespace {

const std::vector<int> letters { 9, 9, 0, 8, 13, 18 };

} // namespace

RequestList::RequestList(QWidget *parent) : QWidget(parent), m_outcome(new QComboBox(this))
{
    m_shown.setSourceModel(&m_requests);
    m_table = new LineTable(m_shown, tr("Requests to the server"), letters, this);
    m_outcome->setAccessibleName(tr("Which requests are shown"));
    m_outcome->addItem(tr("All requests"), RequestFilter::Any);
    m_outcome->addItem(tr("Answered (below 400)"), RequestFilter::Answered);
    m_outcome->addItem(tr("Refused (400 to 499)"), RequestFilter::Refused);
    m_outcome->addItem(tr("Failed (500 and more)"), RequestFilter::Failed);
    auto *copy = new QPushButton(tr("&Copy"), this);
    copy->setToolTip(tr("Copies the selected requests, or all that are shown."));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(Theme::margin, Theme::near, Theme::margin, Theme::near);
    head->setSpacing(Theme::near);
    head->addWidget(m_outcome);
    head->addStretch(1);
    head->addWidget(copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    connect(m_outcome, &QComboBox::currentIndexChanged, this,
            [this] { m_shown.setOutcome(RequestFilter::Outcome(m_outcome->currentData().toInt())); });
    connect(copy, &QPushButton::clicked, m_table, &LineTable::copy);
}

void RequestList::add(const std::vector<ServedRequest> &requests)
{
    m_requests.add(requests);
}

} // namespace hearthbook
