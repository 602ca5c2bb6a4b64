#pragma once

#include "core/source/channel.h"

#include <deque>

namespace hearthbook::test {

/// A channel whose answers a test gives by hand, in any order.
class ScriptedChannel : public Channel
{
public:
    struct Asked
    {
        ApiCall call = {};
        Answered reply = {};

        /// `target`: path and query as they were asked.
        QString target() const { return call.path + u'?' + call.query.toString(QUrl::FullyDecoded); }
        void answer(const QByteArray &body, int status = 200) const
        {
            reply(ApiReply { .status = status, .body = body });
        }
        void fail(const QString &message) const { reply(failure(ErrorCode::Unavailable, message)); }
    };

    QString place() const override { return QStringLiteral("scripted"); }
    void open() override { setState(ChannelState::Open); }
    void send(const ApiCall &call, const Answered &answered) override { asked.push_back({ call, answered }); }

    using Channel::setState;
    using Channel::tell;

    std::deque<Asked> asked; ///< oldest first
};

} // namespace hearthbook::test
