#pragma once

#include "core/source/channel.h"

#include <QPromise>

#include <deque>

namespace hearthbook::test {

/// A channel whose answers a test gives by hand, in any order.
class ScriptedChannel : public Channel
{
public:
    struct Asked
    {
        ApiCall call = {};
        std::shared_ptr<QPromise<Result<ApiReply>>> promise = {};

        /// `target`: path and query as they were asked.
        QString target() const { return call.path + u'?' + call.query.toString(QUrl::FullyDecoded); }
        void answer(const QByteArray &body, int status = 200) const
        {
            promise->addResult(ApiReply { .status = status, .body = body });
            promise->finish();
        }
        void fail(const QString &message) const
        {
            promise->addResult(failure(ErrorCode::Unavailable, message));
            promise->finish();
        }
    };

    QString place() const override { return QStringLiteral("scripted"); }
    void open() override { setState(ChannelState::Open); }
    QFuture<Result<ApiReply>> send(const ApiCall &call) override
    {
        auto promise = std::make_shared<QPromise<Result<ApiReply>>>();
        promise->start();
        asked.push_back({ call, promise });
        return promise->future();
    }

    using Channel::setState;
    using Channel::tell;

    std::deque<Asked> asked; ///< oldest first
};

} // namespace hearthbook::test
