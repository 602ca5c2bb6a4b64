#include "ui/widgets/serverlog.h"

#include "ui/theme.h"
#include "ui/widgets/linetable.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

const std::vector<int> letters { 9, 9, 24, 0 };

} // namespace

ServerLog::ServerLog(QWidget *parent)
    : QWidget(parent), m_search(new QLineEdit(this)), m_level(new QComboBox(this)), m_follow(new QToolButton(this))
{
    m_shown.setSourceModel(&m_lines);
    m_table = new LineTable(m_shown, tr("The server's log"), letters, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(makeHead());
    layout->addWidget(m_table, 1);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &ServerLog::noticeScroll);
}

QLayout *ServerLog::makeHead()
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(Theme::margin, Theme::near, Theme::margin, Theme::near);
    head->setSpacing(Theme::near);
    m_search->setPlaceholderText(tr("Search the log"));
    m_search->setAccessibleName(tr("Search the log"));
    m_search->setClearButtonEnabled(true);
    for (const LogLevel level : { LogLevel::Debug, LogLevel::Info, LogLevel::Warning, LogLevel::Error })
        m_level->addItem(level == LogLevel::Debug       ? tr("All levels")
                             : level == LogLevel::Error ? tr("Errors only")
                             : level == LogLevel::Info  ? tr("Notes and worse")
                                                        : tr("Warnings and worse"),
                         int(level));
    m_level->setAccessibleName(tr("Which lines are shown"));
    m_follow->setText(tr("&Follow"));
    m_follow->setToolTip(tr("Keep the newest line in sight"));
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_follow->setFocusPolicy(Qt::StrongFocus);
    auto *copy = new QPushButton(tr("&Copy"), this);
    copy->setToolTip(tr("Copies the selected lines, or all that are shown."));
    head->addWidget(m_search, 1);
    head->addWidget(m_level);
    head->addWidget(m_follow);
    head->addWidget(copy);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_shown.setFilterFixedString(text);
        follow();
    });
    connect(m_level, &QComboBox::currentIndexChanged, this, [this] {
        m_shown.setLeast(LogLevel(m_level->currentData().toInt()));
        follow();
    });
    connect(m_follow, &QToolButton::toggled, this, &ServerLog::follow);
    connect(copy, &QPushButton::clicked, m_table, &LineTable::copy);
    return head;
}

void ServerLog::add(const std::vector<LogLine> &lines)
{
    const bool isFollowed = m_follow->isChecked();
    m_lines.add(lines);
    m_follow->setChecked(isFollowed); // that rows moved is not that one has scrolled
    follow();
}

void ServerLog::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

void ServerLog::follow()
{
    if (m_follow->isChecked())
        m_table->scrollToBottom();
}

/// Who scrolls up wants to read.
void ServerLog::noticeScroll()
{
    const QScrollBar *bar = m_table->verticalScrollBar();
    if (bar->isSliderDown() || m_table->hasFocus() || m_table->underMouse())
        m_follow->setChecked(bar->value() == bar->maximum());
}

} // namespace hearthbook
