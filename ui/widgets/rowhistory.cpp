#include "ui/widgets/rowhistory.h"

#include "ui/widgets/twolinedelegate.h"

namespace hearthbook {

namespace {

TwoLines textsOf(const QModelIndex &index)
{
    return { index.data(HistoryModel::WhatRole).toString(), index.data(HistoryModel::OriginRole).toString() };
}

} // namespace

RowHistory::RowHistory(const RowKind &kind, QWidget *parent)
    : NotedView(tr("History"), new TwoLineDelegate(TwoLineDelegate::Fit::Wrap, &textsOf), parent),
      m_model(new HistoryModel(kind, this))
{
    view()->setModel(m_model);
    connect(m_model, &HistoryModel::stateChanged, this, &RowHistory::showState);
    connect(this, &NotedView::retryWanted, m_model, &HistoryModel::refresh);
    showState();
}

void RowHistory::setRow(const QJsonObject &row, const AreaNames &areas)
{
    m_isChosen = !row.isEmpty();
    m_model->setRow(row, areas);
}

void RowHistory::showState()
{
    const bool isEmpty = m_model->rowCount() == 0;
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
