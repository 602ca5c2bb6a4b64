#include "ui/widgets/notedview.h"

#include "ui/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

NotedView::NotedView(QAbstractItemView *view, QWidget *parent)
    : QWidget(parent), m_view(view), m_note(new QLabel(this)), m_retry(new QPushButton(tr("Try again"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setSpacing(Theme::near);
    head->addWidget(m_note);
    head->addWidget(m_retry, 0, Qt::AlignLeft);
    layout->addLayout(head);
    layout->addWidget(m_view, 1);
    layout->addStretch(0);
    m_note->setObjectName(u"faint"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setMargin(Theme::margin);
    m_retry->hide();
    head->setContentsMargins(0, 0, 0, 0);
    m_retry->setContentsMargins(Theme::margin, 0, Theme::margin, 0);
    connect(m_retry, &QPushButton::clicked, this, &NotedView::retryWanted);
    say({});
    showRows(false);
}

void NotedView::showRows(bool isThere)
{
    m_view->setVisible(isThere);
}

void NotedView::say(const QString &note, bool canRetry)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_retry->setVisible(canRetry);
}

QString NotedView::note() const
{
    return m_note->text();
}

} // namespace hearthbook
