#include "ui/pages/listpage.h"

#include "ui/theme.h"
#include "ui/widgets/columnchooser.h"
#include "ui/widgets/filterheader.h"
#include "ui/widgets/heading.h"
#include "ui/widgets/nothinghere.h"
#include "ui/widgets/rowactions.h"
#include "ui/widgets/splittermemory.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto typingPause = 120ms;
constexpr int rowHeight = 32;
constexpr int facetWidth = 208;
constexpr int detailWidth = 360;

QKeySequence filterKeys()
{
    return { Qt::CTRL | Qt::SHIFT | Qt::Key_F };
}

} // namespace

ListPage::ListPage(ListDesign design, QSettings &settings, QWidget *parent)
    : BookPage(parent), m_design(std::move(design)), m_model(new RowModel(m_design.kind, m_design.columns, this)),
      m_search(new QLineEdit(this)), m_count(new QLabel(this)), m_none(new NothingHere(this)),
      m_table(new QTableView(this)), m_filters(new FilterHeader(m_design.columns, m_table)),
      m_facets(new FacetPanel(m_design.facets, this)),
      m_detail(new RowDetails(m_design.kind, m_design.name, m_design.details, this)),
      m_editing(new RowEditing(m_table, m_model, m_detail, m_design.name, m_design.edits, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    makeTable();
    layout->addWidget(makeHead(settings));
    auto *middle = new QWidget(this);
    auto *stack = new QVBoxLayout(middle);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->setSpacing(0);
    stack->addWidget(m_table, 1);
    stack->addWidget(m_none, 1);
    auto *splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    for (QWidget *part : { static_cast<QWidget *>(m_facets), middle, static_cast<QWidget *>(m_detail) })
        splitter->addWidget(part);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({ facetWidth, 600, detailWidth });
    new SplitterMemory(*splitter, settings, m_design.kind.kind);
    layout->addWidget(splitter, 1);
    m_none->hide();
    connect(m_none, &NothingHere::acted, this, &ListPage::showEverything);
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, &ListPage::ask);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_facets, &FacetPanel::chosenChanged, this, &ListPage::ask);
    connect(m_model, &RowModel::loaded, this, &ListPage::show);
    connect(m_model, &RowModel::failed, this, &ListPage::failed);
    connect(m_model, &RowModel::refused, m_filters, &FilterHeader::refuse);
    connect(m_filters, &QHeaderView::geometriesChanged, this, [this] {
        if (m_isAnswered)
            showTable(m_model->rowCount() > 0);
    });
    connect(m_filters, &FilterHeader::filtersChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_filters, &FilterHeader::filtersLeft, this, [this] { m_table->setFocus(); });
    connect(m_detail, &RowDetails::rowWanted, this, &ListPage::rowWanted);
    connect(m_editing, &RowEditing::failed, this, &ListPage::failed);
    connect(m_editing, &RowEditing::edited, this, &ListPage::edited);
    connect(m_editing, &RowEditing::draftChanged, this, &ListPage::draftChanged);
    auto *actions = new RowActions(m_table, m_model, this);
    connect(actions, &RowActions::failed, this, &ListPage::failed);
}

QWidget *ListPage::makeHead(QSettings &settings)
{
    auto *head = new QWidget(this);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(Theme::margin, Theme::apart, Theme::margin, Theme::apart);
    layout->setSpacing(Theme::apart);
    m_count->setObjectName(u"faint"_s);
    m_search->setPlaceholderText(tr("Search names and ids"));
    m_search->setAccessibleName(tr("Search %1").arg(m_design.title));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(360);
    layout->addWidget(new Heading(m_design.title, Heading::Page, head));
    layout->addWidget(m_count);
    layout->addStretch(1);
    layout->addWidget(makeFilterButton(settings, head));
    layout->addWidget(new ColumnChooser(*m_filters, settings, m_design.kind.kind, head));
    layout->addWidget(m_search, 2);
    m_filters->setTabStart(m_search);
    readSort();
    auto *find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, this, [this] {
        m_search->setFocus();
        m_search->selectAll();
    });
    return head;
}

QToolButton *ListPage::makeFilterButton(QSettings &settings, QWidget *parent)
{
    m_filterButton = new QToolButton(parent);
    m_filterButton->setText(tr("Filters"));
    m_filterButton->setToolTip(
        tr("Show or hide a filter below each header (%1)").arg(filterKeys().toString(QKeySequence::NativeText)));
    m_filterButton->setCheckable(true);
    const QString setting = u"lists/%1/filters"_s.arg(m_design.kind.kind);
    connect(m_filterButton, &QToolButton::toggled, this, [this, &settings, setting](bool shown) {
        settings.setValue(setting, shown);
        m_filters->showFilters(shown);
        if (m_isAnswered)
            showTable(m_model->rowCount() > 0);
    });
    m_filterButton->setChecked(settings.value(setting).toBool());
    auto *keys = new QShortcut(filterKeys(), this);
    connect(keys, &QShortcut::activated, this, &ListPage::goToFilters);
    return m_filterButton;
}

/// Who is there already goes back to the rows, and hides them.
void ListPage::goToFilters()
{
    const bool isThere = m_filters->haveFiltersFocus();
    m_filterButton->setChecked(!isThere);
    if (isThere)
        m_table->setFocus();
    else
        m_filters->focusFilters();
}

void ListPage::makeTable()
{
    m_table->setHorizontalHeader(m_filters);
    m_table->setModel(m_model);
    m_table->setAccessibleName(m_design.title);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setWordWrap(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(
        std::max(rowHeight, m_table->fontMetrics().height() + Theme::near));
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(0, Qt::AscendingOrder);
    header->setStretchLastSection(true);
    for (std::size_t i = 0; i < m_design.columns.size(); ++i)
        m_table->setColumnWidth(int(i), m_design.columns[i].width);
    connect(header, &QHeaderView::sortIndicatorChanged, this, [this] {
        readSort();
        ask();
    });
    header->setSectionsClickable(true);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                m_chosen = current.data(RowModel::KeyRole).toString();
                showChosen();
            });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ListPage::showChosen);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ListPage::showChosen);
}

void ListPage::readSort()
{
    const QHeaderView *header = m_table->horizontalHeader();
    const int section = header->sortIndicatorSection();
    const QString field = section < 0 ? QString() : m_design.columns.at(std::size_t(section)).sort;
    m_sort = field.isEmpty() || header->sortIndicatorOrder() == Qt::AscendingOrder ? field : u'-' + field;
}

void ListPage::setSource(MetadataSource *source)
{
    m_chosen.clear();
    m_model->setSource(nullptr);
    ask();
    m_model->setSource(source);
    m_detail->setSource(source);
    m_editing->setSource(source);
    showChosen();
}

bool ListPage::showRow(const RowKind &kind, const QString &key)
{
    if (kind.kind != m_design.kind.kind)
        return false;
    choose(key);
    return true;
}

void ListPage::choose(const QString &key)
{
    m_table->setFocus();
    if (const int row = m_model->rowOf(key); row >= 0) {
        m_table->setCurrentIndex(m_model->index(row, 0));
        return;
    }
    m_table->clearSelection();
    m_chosen.clear();
    showChosen();
    m_chosen = key;
    m_facets->uncheckAll();
    m_filters->clearFilters();
    m_search->setText(key);
    ask();
}

void ListPage::setAreaNames(const AreaNames &names)
{
    m_areas = names;
    m_model->setAreaNames(names);
    m_model->refresh();
}

void ListPage::ask()
{
    m_model->setQuery({ .sort = m_sort,
                        .search = m_search->text().trimmed(),
                        .filters = m_facets->chosen(),
                        .where = m_filters->conditions(),
                        .facets = m_facets->fields() });
    Q_EMIT draftChanged();
}

QJsonObject ListPage::draft() const
{
    QJsonObject draft;
    if (const QString text = m_search->text(); !text.isEmpty())
        draft.insert(u"search"_s, text);
    QJsonObject facets;
    for (const auto &[field, values] : m_facets->chosen())
        facets.insert(field, QJsonArray::fromStringList(values));
    if (!facets.isEmpty())
        draft.insert(u"facets"_s, facets);
    if (const QJsonObject edits = m_editing->draft(); !edits.isEmpty())
        draft.insert(u"edits"_s, edits);
    return draft;
}

void ListPage::setDraft(const QJsonObject &draft)
{
    std::vector<std::pair<QString, QStringList>> chosen;
    const QJsonObject facets = draft.value(u"facets").toObject();
    for (auto facet = facets.begin(); facet != facets.end(); ++facet)
        chosen.emplace_back(facet.key(), facet.value().toVariant().toStringList());
    m_facets->setChosen(chosen);
    m_search->setText(draft.value(u"search").toString());
    m_editing->setDraft(draft.value(u"edits").toObject());
    ask();
}

void ListPage::show(const RowPage &page)
{
    m_isAnswered = true;
    m_filters->accept(m_model->query().where);
    m_count->setText(QLocale().toString(m_model->rowCount()));
    showTable(m_model->rowCount() > 0);
    m_facets->setCounts(page, m_areas);
    if (const int row = m_chosen.isEmpty() ? -1 : m_model->rowOf(m_chosen); row >= 0) {
        const QSignalBlocker quiet(m_table->selectionModel());
        m_table->selectionModel()->setCurrentIndex(m_model->index(row, 0), // whatever keys are held down
                                                   QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        m_table->viewport()->update();
    }
    showChosen();
}

bool ListPage::isNarrowed() const
{
    return !m_search->text().trimmed().isEmpty() || !m_facets->chosen().empty() || !m_filters->conditions().isEmpty();
}

/// Where nothing is left, the filters stay in sight: they may be why.
void ListPage::showTable(bool hasRows)
{
    const bool showsHeader = m_filters->areFiltersShown();
    m_none->say(isNarrowed() ? tr("Nothing matches the search, the filters and what is chosen at the left.")
                             : m_design.none,
                isNarrowed() ? tr("Clear all filters") : QString());
    m_none->setVisible(!hasRows);
    m_table->setMaximumHeight(hasRows ? QWIDGETSIZE_MAX
                                      : m_filters->sizeHint().height()
                                      + m_table->horizontalScrollBar()->sizeHint().height());
    m_table->setVisible(hasRows || showsHeader);
}

void ListPage::showEverything()
{
    m_search->clear();
    m_facets->uncheckAll();
    m_filters->clearFilters();
    ask();
    m_search->setFocus();
}

/// The chosen row as it is now; as it was last, where the list no longer holds it.
void ListPage::showChosen()
{
    const int row = m_chosen.isEmpty() ? -1 : m_model->rowOf(m_chosen);
    if (row >= 0)
        m_editing->showRows(m_model->rowAt(row), m_areas);
    else if (m_chosen.isEmpty())
        m_editing->showRows({}, m_areas);
}

} // namespace hearthbook
