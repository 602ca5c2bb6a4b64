#include "server/http/forwarder.h"

#include "server/http/forwardedrequest.h"
#include "server/http/problem.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>

namespace hearthbook {

using namespace Qt::StringLiterals;

Forwarder::Forwarder(ForwardRules rules)
    : m_rules(std::move(rules)), m_there(new QObject), m_network(new QNetworkAccessManager(m_there))
{
    m_network->setProxy(QNetworkProxy::NoProxy);
    m_network->setAutoDeleteReplies(false);
    m_there->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_there, &QObject::deleteLater);
    m_thread.setObjectName(u"forwarder"_s);
    m_thread.start();
}

Forwarder::~Forwarder()
{
    m_thread.quit();
    m_thread.wait();
}

void Forwarder::stop()
{
    m_stopped = true;
    const auto breakOff = [this] {
        for (ForwardedRequest *request : m_there->findChildren<ForwardedRequest *>(Qt::FindDirectChildrenOnly))
            request->breakOff();
    };
    QMetaObject::invokeMethod(m_there, breakOff, Qt::BlockingQueuedConnection);
}

void Forwarder::forward(const Request &request, Completion completion)
{
    if (m_underWay.fetch_add(1) >= most) {
        m_underWay.fetch_sub(1);
        completion(problem(503, u"Too many requests wait for the old service"_s, request));
        return;
    }
    QMetaObject::invokeMethod(m_there, [this, request, completion = std::move(completion)] {
        auto *forwarded = new ForwardedRequest(m_rules, request, completion, m_there);
        QObject::connect(forwarded, &ForwardedRequest::finished, m_there, [this] { m_underWay.fetch_sub(1); });
        if (m_stopped)
            forwarded->breakOff();
        else
            forwarded->start(*m_network);
    });
}

} // namespace hearthbook
