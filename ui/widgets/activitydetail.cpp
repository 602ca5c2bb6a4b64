#include "ui/widgets/activitydetail.h"

#include "ui/models/activitytext.h"
#include "ui/models/column.h"
#include "ui/models/kindwords.h"
#include "ui/theme.h"
#include "ui/widgets/heading.h"
#include "ui/widgets/notedview.h"
#include "ui/widgets/revertpanel.h"
#include "ui/widgets/twolinedelegate.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

TwoLines textsOf(const QModelIndex &index)
{
    return { index.data(ChangesModel::NameRole).toString(), index.data(ChangesModel::DiffRole).toString() };
}

QString originText(const ActivityEntry &entry, bool isOwn)
{
    const Column at { .field = u"at"_s, .form = CellForm::Time };
    const QString time = cellHint(at, { { u"at"_s, entry.at } });
    const QString way = activityWay(entry, isOwn);
    return way.isEmpty() ? time : u"%1 · %2"_s.arg(time, way);
}

} // namespace

ActivityDetail::ActivityDetail(RowNames &names, QWidget *parent)
    : QWidget(parent), m_model(new ChangesModel(names, this)), m_title(new Heading({}, Heading::Section, this)),
      m_origin(new QLabel(this)), m_revert(new RevertPanel(this)),
      m_changes(new NotedView(tr("What was changed"), new TwoLineDelegate(TwoLineDelegate::Fit::Wrap, &textsOf), this)),
      m_show(new QPushButton(tr("Show the row"), this))
{
    setObjectName(u"detail"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, Theme::margin, 0, Theme::near);
    layout->setSpacing(Theme::near);
    m_origin->setTextFormat(Qt::PlainText);
    m_origin->setObjectName(u"faint"_s);
    m_origin->setWordWrap(true);
    for (QWidget *part : std::initializer_list<QWidget *> { m_title, m_origin, m_revert }) {
        part->setContentsMargins(Theme::margin, 0, Theme::margin, 0);
        layout->addWidget(part);
    }
    layout->addWidget(m_changes, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(Theme::margin, 0, Theme::margin, 0);
    foot->addWidget(m_show);
    foot->addStretch(1);
    layout->addLayout(foot);
    m_show->setToolTip(tr("Enter on the row does the same"));
    m_show->setAutoDefault(true); // Enter too
    m_changes->view()->setModel(m_model);
    connect(m_changes->view()->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ActivityDetail::showState);
    connect(m_changes->view(), &QAbstractItemView::activated, this, &ActivityDetail::showRow);
    connect(m_show, &QPushButton::clicked, this, &ActivityDetail::showRow);
    connect(m_model, &ChangesModel::stateChanged, this, &ActivityDetail::showState);
    connect(m_changes, &NotedView::retryWanted, m_model, &ChangesModel::retry);
    connect(m_revert, &RevertPanel::edited, this, &ActivityDetail::edited);
    connect(m_revert, &RevertPanel::failed, this, &ActivityDetail::failed);
    setEntry({}, {}, false);
}

void ActivityDetail::setSource(MetadataSource *source)
{
    m_model->setSource(source);
    m_revert->setSource(source);
}

void ActivityDetail::setEntry(const ActivityEntry &entry, const QString &what, bool isOwn)
{
    m_isChosen = entry.newest != 0;
    m_title->setText(m_isChosen ? what : tr("Nothing is chosen"));
    m_origin->setText(m_isChosen ? originText(entry, isOwn) : QString());
    m_origin->setVisible(m_isChosen);
    m_revert->setVisible(m_isChosen);
    m_revert->setOperation(entry.operation, what,
                           tr("Another program wrote this past Hearthbook: it cannot be taken back at once."));
    m_model->setEntry(entry);
    showState();
}

bool ActivityDetail::canShow(int row) const
{
    return row >= 0 && row < m_model->rowCount()
        && !journalRows(m_model->change(row).value(u"kind").toString()).path.isEmpty();
}

void ActivityDetail::showRow()
{
    const int row = m_changes->view()->currentIndex().row();
    if (!canShow(row))
        return;
    const QJsonObject change = m_model->change(row);
    Q_EMIT rowWanted(journalRows(change.value(u"kind").toString()), change.value(u"key").toString());
}

void ActivityDetail::showState()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_changes->showRows(!isEmpty);
    m_show->setVisible(!isEmpty);
    m_show->setEnabled(canShow(m_changes->view()->currentIndex().row()));
    if (!m_isChosen)
        m_changes->say(tr("Choose an entry to see what was changed."));
    else if (!m_model->trouble().isEmpty() && !m_model->isReading())
        m_changes->say(tr("The changes cannot be read: %1").arg(m_model->trouble()), true);
    else if (isEmpty)
        m_changes->say(m_model->isReading() ? tr("Reading…") : tr("The book no longer keeps what was changed."));
    else
        m_changes->say({});
}

} // namespace hearthbook
