#include "ui/widgets/notedview.h"

#include "ui/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

NotedView::NotedView(const QString &name, QAbstractItemDelegate *delegate, QWidget *parent)
    : QWidget(parent), m_view(new QListView(this)), m_note(new QLabel(this)),
      m_retry(new QPushButton(tr("Try again"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *retry = new QHBoxLayout;
    retry->setContentsMargins(Theme::margin, 0, Theme::margin, 0);
    retry->addWidget(m_retry);
    retry->addStretch(1);
    layout->addWidget(m_note);
    layout->addLayout(retry);
    layout->addWidget(m_view, 1);
    layout->addStretch(0);
    m_note->setObjectName(u"faint"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setMargin(Theme::margin);
    m_retry->hide();
    connect(m_retry, &QPushButton::clicked, this, &NotedView::retryWanted);
    m_view->setAccessibleName(name);
    m_view->setFrameShape(QFrame::NoFrame);
    delegate->setParent(m_view);
    m_view->setItemDelegate(delegate);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
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
