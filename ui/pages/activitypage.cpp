#include "ui/pages/activitypage.h"

#include "ui/desksettings.h"
#include "ui/models/activitysearch.h"
#include "ui/models/kindwords.h"
#include "ui/theme.h"
#include "ui/widgets/activitydetail.h"
#include "ui/widgets/daydelegate.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/heading.h"
#include "ui/widgets/keyaction.h"
#include "ui/widgets/notedview.h"
#include "ui/widgets/searchwidth.h"
#include "ui/widgets/splittermemory.h"

#include <QComboBox>
#include <QJsonArray>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int detailWidth = 400;

TwoLines textsOf(const QModelIndex &index)
{
    if (!index.isValid())
        return { u"X"_s, u"X"_s };
    return { index.data(ActivityModel::WhatRole).toString(), index.data(ActivityModel::WhenRole).toString() };
}

QString headingOf(const QModelIndex &index)
{
    return index.data(ActivityModel::DayRole).toString();
}

std::vector<std::pair<QString, QString>> kindChoices(const QString &all)
{
    std::vector<std::pair<QString, QString>> choices { { QString(), all } };
    for (const QString &kind : journalKinds())
        choices.emplace_back(kind, kindTitle(kind));
    return choices;
}

void choose(QComboBox &box, const QString &value)
{
    box.setCurrentIndex(std::max(0, box.findData(value)));
}

} // namespace

ActivityPage::ActivityPage(DeskSettings &settings, QWidget *parent)
    : BookPage(pageKind(), parent), m_model(new ActivityModel(this)), m_search(new ActivitySearch(this)),
      m_text(new QLineEdit(this)), m_new(new QPushButton(this)),
      m_clear(new QPushButton(tr("Clear all filters"), this)),
      m_list(new NotedView(tr("Activity"), new DayDelegate(&textsOf, &headingOf), this)),
      m_detail(new ActivityDetail(m_model->names(), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    auto *splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    splitter->addWidget(makeList());
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({ 600, detailWidth });
    new SplitterMemory(*splitter, settings, name());
    layout->addWidget(splitter, 1);
    follow();
    showState();
}

QWidget *ActivityPage::makeHead()
{
    auto *head = new QWidget(this);
    auto *layout = new FlowLayout(head);
    layout->setContentsMargins(Theme::margin, Theme::apart, Theme::margin, Theme::apart);
    layout->addWidget(new Heading(title(), Heading::Page, head));
    layout->beginRight();
    m_kind = makeChoice(tr("What kind of row"), kindChoices(tr("Everything")));
    m_origin = makeChoice(tr("Who"),
                          { { QString(), tr("By everybody") },
                            { u"api"_s, tr("By people and programs") },
                            { u"sync"_s, tr("By Home Assistant's sync") },
                            { u"import"_s, tr("By imports") },
                            { u"external"_s, tr("By other programs") },
                            { u"upkeep"_s, tr("By Hearthbook's upkeep") } });
    m_action = makeChoice(tr("What was done"),
                          { { QString(), tr("All that was done") },
                            { u"create"_s, tr("Added") },
                            { u"update"_s, tr("Changed") },
                            { u"remove"_s, tr("Removed") } });
    for (QComboBox *choice : { m_kind, m_origin, m_action })
        layout->addWidget(choice);
    m_text->setPlaceholderText(tr("Search names and ids"));
    m_text->setAccessibleName(tr("Search %1").arg(title()));
    m_text->setClearButtonEnabled(true);
    boundSearch(*m_text);
    addKeyAction(this, tr("Search names and ids"), { QKeySequence::Find }, Qt::WindowShortcut, this, [this] {
        m_text->setFocus();
        m_text->selectAll();
    });
    layout->addWidget(m_text);
    return head;
}

QComboBox *ActivityPage::makeChoice(const QString &name, const std::vector<std::pair<QString, QString>> &choices)
{
    auto *box = new QComboBox(this);
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    for (const auto &[value, text] : choices)
        box->addItem(text, value);
    connect(box, &QComboBox::currentIndexChanged, this, &ActivityPage::ask);
    return box;
}

QWidget *ActivityPage::makeList()
{
    auto *list = new QWidget(this);
    auto *layout = new QGridLayout(list); // the button lies over the list, which stays where it is
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list, 0, 0);
    layout->addWidget(m_new, 0, 0, Qt::AlignTop | Qt::AlignHCenter);
    layout->addWidget(m_clear, 0, 0, Qt::AlignCenter);
    for (QPushButton *button : { m_new, m_clear }) {
        button->setAutoDefault(true); // Enter too
        button->hide();
    }
    QListView *view = m_list->view();
    view->setUniformItemSizes(true);
    view->setModel(m_model);
    return list;
}

void ActivityPage::follow()
{
    QListView *view = m_list->view();
    connect(m_text, &QLineEdit::textChanged, m_search, &ActivitySearch::setText);
    connect(m_text, &QLineEdit::textChanged, this, &ActivityPage::draftChanged);
    connect(m_search, &ActivitySearch::found, this, [this](const std::optional<QStringList> &keys) {
        ActivityFilter filter = m_model->filter();
        filter.keys = keys;
        m_model->setFilter(filter);
    });
    connect(m_search, &ActivitySearch::failed, this, &ActivityPage::failed);
    connect(m_clear, &QPushButton::clicked, this, &ActivityPage::clearFilters);
    connect(m_list, &NotedView::retryWanted, m_model, &ActivityModel::refresh);
    connect(m_model, &ActivityModel::stateChanged, this, &ActivityPage::showState);
    connect(m_model, &ActivityModel::waitingChanged, this, &ActivityPage::showWaiting);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ActivityPage::showChosen);
    connect(view->selectionModel(), &QItemSelectionModel::currentChanged, this, &ActivityPage::showChosen);
    connect(view->verticalScrollBar(), &QScrollBar::valueChanged, this, &ActivityPage::holdIfScrolled);
    connect(m_new, &QPushButton::clicked, this, [this, view] {
        m_model->hold(false);
        view->scrollToTop();
        view->setFocus();
    });
    connect(m_detail, &ActivityDetail::rowWanted, this, &ActivityPage::rowWanted);
    connect(m_detail, &ActivityDetail::edited, this, &ActivityPage::edited);
    connect(m_detail, &ActivityDetail::failed, this, &ActivityPage::failed);
}

void ActivityPage::setSource(MetadataSource *source)
{
    m_search->setSource(source);
    m_detail->setSource(source);
    m_detail->setEntry({}, {}, false);
    m_model->setSource(source);
}

void ActivityPage::setAreaNames(const AreaNames &names)
{
    m_search->setAreaNames(names);
    m_model->setAreaNames(names);
    m_detail->setAreaNames(names);
}

void ActivityPage::ask()
{
    ActivityFilter filter = m_model->filter();
    filter.kind = m_kind->currentData().toString();
    filter.origin = m_origin->currentData().toString();
    filter.action = m_action->currentData().toString();
    m_model->setFilter(filter);
    Q_EMIT draftChanged();
}

void ActivityPage::clearFilters()
{
    m_text->clear();
    for (QComboBox *choice : { m_kind, m_origin, m_action })
        choice->setCurrentIndex(0);
    m_text->setFocus();
}

QJsonObject ActivityPage::draft() const
{
    QJsonObject draft;
    const auto add = [&draft](const QString &key, const QString &value) {
        if (!value.isEmpty())
            draft.insert(key, value);
    };
    add(u"search"_s, m_text->text());
    add(u"kind"_s, m_kind->currentData().toString());
    add(u"origin"_s, m_origin->currentData().toString());
    add(u"action"_s, m_action->currentData().toString());
    return draft;
}

void ActivityPage::setDraft(const QJsonObject &draft)
{
    m_text->setText(draft.value(u"search").toString());
    choose(*m_kind, draft.value(u"kind").toString());
    choose(*m_origin, draft.value(u"origin").toString());
    choose(*m_action, draft.value(u"action").toString());
}

/// What is looked at stays where it is: new entries wait above it.
void ActivityPage::holdIfScrolled()
{
    m_model->hold(m_list->view()->verticalScrollBar()->value() > 0);
}

void ActivityPage::showWaiting(int count)
{
    m_new->setVisible(count > 0);
    m_new->setText(count == 1 ? tr("One new entry: show it") : tr("%n new entries: show them", nullptr, count));
}

void ActivityPage::showState()
{
    const bool isEmpty = m_model->rowCount() == 0;
    const bool isFiltered = !m_model->filter().isEmpty();
    m_list->showRows(!isEmpty);
    m_clear->setVisible(isEmpty && isFiltered && !m_model->isReading());
    if (!m_model->trouble().isEmpty() && !m_model->isReading())
        m_list->say(tr("The activity cannot be read: %1").arg(m_model->trouble()), true);
    else if (isEmpty)
        m_list->say(m_model->isReading() ? tr("Reading…")
                        : isFiltered     ? tr("Nothing matches the search and what is chosen beside it.")
                                         : tr("Nothing has happened yet. What you, Home Assistant and others change "
                                                  "is told here."));
    else
        m_list->say({});
    showChosen();
}

/// An entry that went out of the list stays at the right until another is chosen.
void ActivityPage::showChosen()
{
    const QModelIndex current = m_list->view()->currentIndex();
    const ActivityEntry *entry = m_model->entry(current);
    if (!entry)
        return;
    m_detail->setEntry(*entry, m_model->sentence(*entry), m_model->isOwn(*entry));
}

} // namespace hearthbook
