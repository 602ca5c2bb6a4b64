#include "ui/widgets/rowhistory.h"

#include "core/source/whenanswered.h"
#include "ui/models/restoration.h"
#include "ui/plaintext.h"
#include "ui/theme.h"
#include "ui/widgets/twolinedelegate.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace hearthbook {

namespace {

TwoLines textsOf(const QModelIndex &index)
{
    return { index.data(HistoryModel::WhatRole).toString(), index.data(HistoryModel::OriginRole).toString() };
}

} // namespace

RowHistory::RowHistory(const RowKind &kind, QWidget *parent)
    : NotedView(tr("History"), new TwoLineDelegate(TwoLineDelegate::Fit::Wrap, &textsOf), parent), m_kind(kind),
      m_restore(new QPushButton(tr("Restore what was before it"), this)), m_model(new HistoryModel(kind, this))
{
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(Theme::margin, Theme::near, Theme::margin, Theme::near);
    foot->addWidget(m_restore);
    foot->addStretch(1);
    static_cast<QVBoxLayout *>(layout())->addLayout(foot);
    m_restore->setAutoDefault(true); // Enter too
    m_restore->hide();
    connect(m_restore, &QPushButton::clicked, this, &RowHistory::restore);
    view()->setModel(m_model);
    connect(view()->selectionModel(), &QItemSelectionModel::currentChanged, this, &RowHistory::showRestore);
    connect(m_model, &HistoryModel::stateChanged, this, &RowHistory::showState);
    connect(this, &NotedView::retryWanted, m_model, &HistoryModel::refresh);
    showState();
}

void RowHistory::setRow(const QJsonObject &row, const AreaNames &areas)
{
    m_isChosen = !row.isEmpty();
    m_row = row;
    m_model->setRow(row, areas);
    showRestore();
}

void RowHistory::setSource(MetadataSource *source)
{
    m_source = source;
    m_model->setSource(source);
    showRestore();
}

void RowHistory::setRestorable(const std::vector<EditField> &fields, const QString &name)
{
    m_fields = fields;
    m_name = name;
}

/// Of the change that is chosen.
QJsonObject RowHistory::patch() const
{
    const int at = view()->currentIndex().row();
    return at < 0 || at >= m_model->rowCount() ? QJsonObject() : restoringPatch(m_fields, m_model->change(at), m_row);
}

/// Where there is nothing to give back, there is no button.
void RowHistory::showRestore()
{
    const bool isReadOnly = m_source && m_source->isReadOnly();
    m_restore->setVisible(m_source && !patch().isEmpty());
    m_restore->setEnabled(!isReadOnly && !m_isBusy);
    m_restore->setToolTip(isReadOnly ? tr("This book is open for reading only.")
                                     : tr("Gives the row the values that it had before the chosen change."));
}

void RowHistory::restore()
{
    const QJsonObject wanted = patch();
    if (!m_source || wanted.isEmpty() || m_isBusy)
        return;
    m_isBusy = true;
    showRestore();
    const QString what = tr("Restore %1").arg(oneLine(m_row.value(m_name).toString()));
    whenAnswered(
        m_source->change(m_kind, m_row.value(m_kind.key).toString(), wanted, m_row.value(u"revision").toInteger()),
        this, [this, what](const Result<ChangedRow> &answer) {
            m_isBusy = false;
            showRestore();
            if (answer && answer->operation)
                Q_EMIT edited(what, *answer->operation);
            else if (!answer && answer.error().code == ErrorCode::Conflict)
                Q_EMIT failed(tr("Somebody else changed the row just now. Nothing was restored; look at it, "
                                 "and try again."));
            else if (!answer)
                Q_EMIT failed(tr("Nothing was restored: %1").arg(answer.error().message));
        });
}

void RowHistory::showState()
{
    const bool isEmpty = m_model->rowCount() == 0;
    showRestore();
    showRows(!isEmpty);
    if (!m_isChosen)
        say(tr("Choose a row to see what happened to it."));
    else if (!m_model->trouble().isEmpty() && !m_model->isReading())
        say(tr("The history cannot be read: %1").arg(m_model->trouble()), true);
    else if (isEmpty)
        say(m_model->isReading() ? tr("Reading…") : tr("Nothing is recorded of it."));
    else
        say({});
}

} // namespace hearthbook
