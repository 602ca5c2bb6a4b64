#pragma once

#include "core/webhooks/deliveryloop.h"
#include "core/webhooks/standardsecret.h"
#include "tests/support/temporarydatabase.h"
#include "tests/support/webhookreceiver.h"

#include <QTest>

namespace hearthbook::test {

/// Resolves every name to what the test says; addresses are themselves.
class FakeResolver : public Resolver
{
public:
    QHash<QString, QList<QHostAddress>> hosts = {};

    void resolve(const QString &host, QObject *, Answer answer) override
    {
        const QList<QHostAddress> known = hosts.value(host);
        const Result<QList<QHostAddress>> unknown = failure(ErrorCode::Unavailable, QStringLiteral("no such name"));
        answer(known.isEmpty() ? unknown : Result<QList<QHostAddress>>(known));
    }
};

/// A database with its writer, a delivery loop with a clock that the test turns, and a receiver.
class DeliveryFixture
{
public:
    DeliveryFixture() { must(m_writer.start(m_database.options(), 300)); }
    ~DeliveryFixture()
    {
        m_loop.reset();
        m_writer.stop();
    }

    TemporaryDatabase &database() { return m_database; }
    WebhookReceiver &receiver() { return m_receiver; }
    FakeResolver &resolver() { return m_resolver; }
    DeliveryLoop &loop() { return *m_loop; }
    TargetPolicy policy = {};
    std::chrono::milliseconds timeout = std::chrono::milliseconds(400);
    bool onlyAsked = false;

    void start()
    {
        DeliveryContext context { .writer = m_writer, .database = m_database.options(), .resolver = m_resolver };
        context.openSecret = [](const QString &, const QByteArray &sealed) -> Result<Secret> {
            if (sealed == "broken")
                return failure(ErrorCode::Corrupt, QStringLiteral("cannot be opened"));
            return Secret(sealed);
        };
        context.policy = [this] { return policy; };
        context.now = [this] { return Timestamp { Timestamp::now().microseconds + m_ahead.load() }; };
        context.random = [] { return 0.5; };
        context.timeout = timeout;
        context.onlyAsked = onlyAsked;
        m_loop = std::make_unique<DeliveryLoop>(context);
        must(m_loop->start());
    }
    /// As a crash: nothing is drained.
    void kill() { m_loop.reset(); }

    /// Turns the clock on, and looks what is due.
    void pass(std::chrono::seconds time)
    {
        m_ahead += std::chrono::microseconds(time).count();
        m_loop->wake();
    }

    void write(const Write::Apply &apply)
    {
        must(m_writer.submitAndWait({ QStringLiteral("me"), QStringLiteral("test"), QStringLiteral("test") }, apply));
        if (m_loop)
            m_loop->wake();
    }

    /// A webhook that listens to `events`; its sealed secret is the secret itself.
    QString add(const QString &url, const QStringList &events = { QStringLiteral("*") },
                SignatureScheme scheme = SignatureScheme::Standard, const QByteArray &sealed = "whsec_c2VjcmV0c2VjcmV0")
    {
        Webhook webhook;
        webhook.webhookId = QStringLiteral("w%1").arg(++m_added);
        webhook.url = url;
        webhook.events = events;
        webhook.scheme = scheme;
        write([&](Store &store) {
            const Result<Webhook> added = store.webhooks().insert(webhook, sealed);
            return added ? Result<void>() : failure(added);
        });
        return webhook.webhookId;
    }

    void rename(const QString &device, const QByteArray &name)
    {
        write([&](Store &store) {
            return store.connection().execute("INSERT INTO devices (device_id, name) VALUES ('" + device.toUtf8()
                                              + "', '" + name + "') ON CONFLICT DO UPDATE SET name = excluded.name");
        });
    }

    Webhook webhook(const QString &id) { return must(m_database.store().webhooks().find(id)).value(); }
    std::vector<Delivery> deliveries(const QString &id) { return must(m_database.store().deliveries().list(id)).rows; }
    std::vector<Attempt> attempts(const QString &id)
    {
        const std::vector<Delivery> all = deliveries(id);
        return all.empty() ? std::vector<Attempt>() : must(m_database.store().deliveries().attempts(all[0].deliveryId));
    }
    /// How many attempts are stored of the newest delivery of a webhook.
    std::size_t tried(const QString &id) { return attempts(id).size(); }

private:
    TemporaryDatabase m_database;
    Writer m_writer;
    WebhookReceiver m_receiver;
    FakeResolver m_resolver;
    std::atomic<qint64> m_ahead = 0;
    std::unique_ptr<DeliveryLoop> m_loop;
    int m_added = 0;
};

} // namespace hearthbook::test
