#pragma once

#include "core/source/channel.h"

#include <QNetworkAccessManager>
#include <QPointer>
#include <QTimer>
#include <QUrl>

#include <chrono>

namespace hearthbook {

/// The way to a hearthbookd elsewhere. Its stream of events says whether the server is there: when it ends the channel is lost,
/// and it is opened again after 1, 2, 5 and then every 10 seconds; a server that wants another key is not asked again before it has
/// one. The key goes to this server alone, also where it redirects.
class HttpChannel final : public Channel
{
    Q_OBJECT

public:
    /// `server`: http or https, with a path where the server stands behind one. `key`: an API key; empty: none.
    HttpChannel(QUrl server, QByteArray key, QObject *parent = nullptr);

    QString place() const override;
    QUrl address() const override;
    void open() override;
    bool wantsKey() const override { return m_wantsKey; }
    void setKey(const QByteArray &key) override;
    void send(const ApiCall &call, const Answered &answered) override;

private:
    QNetworkRequest requestFor(const QString &path, const QUrlQuery &query) const;
    void readEvents();
    void streamEnded();
    QString whyNothingCame(const QNetworkReply &reply) const;
    void leaveStream();
    void askForKey(int status);

    QUrl m_server;
    QByteArray m_key;
    bool m_wantsKey = false;
    bool m_wasOpen = false; ///< once: what happens while it is not is missed
    QNetworkAccessManager m_network;
    QString m_distrust; ///< why the server's certificate was not taken, as far as it was not
    QPointer<QNetworkReply> m_stream;
    EventReader m_events;
    QTimer m_retry;
    std::size_t m_retries = 0;
};

} // namespace hearthbook
