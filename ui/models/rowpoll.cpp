#include "ui/models/rowpoll.h"

#include <chrono>

namespace hearthbook {

using namespace std::chrono_literals;

RowPoll::RowPoll(RowModel *model, const QWidget *view) : QObject(model), m_model(model), m_view(view)
{
    connect(model, &RowModel::loaded, this, [this] { m_isAsked = false; });
    connect(model, &RowModel::failed, this, [this] { m_isAsked = false; });
    connect(&m_timer, &QTimer::timeout, this, &RowPoll::read);
    m_timer.start(1s);
}

void RowPoll::read()
{
    MetadataSource *source = m_model->source();
    if (!source || source->channel().state() != ChannelState::Open) {
        m_isAsked = false;
        return;
    }
    if (m_isAsked || !m_view->isVisible())
        return;
    m_isAsked = true;
    m_model->refresh();
}

} // namespace hearthbook
