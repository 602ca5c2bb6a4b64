#pragma once

#include "tests/support/apifixture.h"

namespace hearthbook::test {

/// The API with some words for webhooks.
class WebhookFixture : public ApiFixture
{
public:
    static constexpr char path[] = "/api/webhooks";

    /// Registers one; it must be taken.
    ApiAnswer add(const QByteArray &body = R"({"url":"http://receiver:8123/","events":["device.*"]})",
                  const ApiHeaders &headers = {})
    {
        const ApiAnswer answer = send(Method::Post, path, body, headers);
        if (answer.status() != 201)
            qFatal("%s", answer.body().constData());
        return answer;
    }
    static QByteArray idOf(const ApiAnswer &answer)
    {
        return answer.value(QStringLiteral("webhook_id")).toString().toLatin1();
    }
    static QByteArray pathOf(const ApiAnswer &answer) { return QByteArray(path) + '/' + idOf(answer); }

    /// What is stored as secret, opened.
    QByteArray storedSecret(const QByteArray &id, bool previous = false)
    {
        const SealedSecrets sealed = must(database().store().webhooks().secrets(QString::fromLatin1(id))).value();
        return must(secrets().open(QString::fromLatin1(id), previous ? sealed.previous : sealed.sealed))
            .bytes()
            .toByteArray();
    }
    qint64 count() { return database().number("SELECT count(*) FROM webhooks"); }
};

} // namespace hearthbook::test
