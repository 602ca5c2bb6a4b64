#include "ui/widgets/importreportview.h"

#include "ui/models/importlines.h"
#include "ui/theme.h"
#include "ui/widgets/heading.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace hearthbook {

namespace {

constexpr int lineHeight = 32;

void setUp(QTableView &table)
{
    table.setShowGrid(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setWordWrap(false);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setTabKeyNavigation(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(std::max(lineHeight, table.fontMetrics().height() + Theme::near));
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setSectionResizeMode(ImportLines::OutcomeColumn, QHeaderView::ResizeToContents);
    for (const int section : { ImportLines::EntryColumn, ImportLines::ReasonColumn })
        table.horizontalHeader()->setSectionResizeMode(section, QHeaderView::Stretch);
}

} // namespace

ImportReportView::ImportReportView(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_lines(new ImportLines(theme, this)), m_summary(new Heading({}, Heading::Section, this)),
      m_note(new QLabel(this)), m_table(new QTableView(this)), m_foot(new QWidget(this))
{
    m_note->setObjectName(QStringLiteral("faint"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_table->setAccessibleName(tr("What became of each entry"));
    m_table->setModel(m_lines);
    setUp(*m_table);
    layOut();
    say({});
}

void ImportReportView::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::near);
    layout->addWidget(m_summary);
    layout->addWidget(m_note);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_foot);
    layout->addStretch(0);
    auto *foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(0, 0, 0, 0);
    foot->setSpacing(Theme::near);
    auto *copyButton = new QPushButton(tr("Copy as text"), m_foot);
    foot->addWidget(copyButton);
    foot->addStretch(1);
    connect(copyButton, &QPushButton::clicked, this, &ImportReportView::copy);
}

void ImportReportView::addButton(QWidget *button)
{
    m_foot->layout()->addWidget(button);
}

void ImportReportView::setResult(const ImportResult &result)
{
    m_result = result;
    m_summary->setText(result.summary());
    m_note->setText(result.lines.empty() ? tr("No entry needs a word of its own.") : QString());
    m_note->setVisible(result.lines.empty());
    m_lines->setLines(result.lines);
    m_table->setVisible(!result.lines.empty());
    m_foot->show();
}

void ImportReportView::say(const QString &sentence)
{
    m_result = {};
    m_lines->setLines({});
    m_summary->clear();
    m_note->setText(sentence);
    m_note->show();
    m_table->hide();
    m_foot->hide();
}

QString ImportReportView::summary() const
{
    return m_summary->text();
}

void ImportReportView::copy() const
{
    QApplication::clipboard()->setText(m_result.text());
}

} // namespace hearthbook
