#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QUrl>
#include <QUrlQuery>

#include <optional>

namespace hearthbook {

/// One request to the REST API, wherever that runs.
struct ApiCall
{
    QByteArray method = "GET";
    QString path = {};       ///< as "/api/devices/ab12", percent-encoded
    QUrlQuery query = {};
    QByteArray body = {};    ///< JSON; empty: none
    QByteArray ifMatch = {}; ///< the ETag that a write names; empty: none
    QByteArray idempotencyKey = {}; ///< of a creation that may be sent again; empty: none

    /// Any text: a plus sign, which QUrlQuery leaves alone and servers read as a space, arrives as itself.
    void addParameter(const QString &name, const QString &value);
};

/// Its answer, whatever the status.
struct ApiReply
{
    int status = 0;
    QByteArray etag = {};
    std::optional<qint64> operation = {}; ///< of a write: its number in the journal
    QByteArray body = {};

    bool isSuccess() const { return status >= 200 && status < 300; }
    /// Empty where the body is no JSON object.
    QJsonObject object() const;
};

/// A text as one part of a path or of a query.
QString percentEncoded(const QString &text);

/// What ApiCall::ifMatch holds for a row that is known in this revision.
QByteArray revisionTag(qint64 revision);

/// The address of a path of the API, percent-encoded, on a server that may itself stand behind a path.
QUrl urlBelow(const QUrl &server, const QString &path);

/// The number that the header Operation-Id holds; nothing where there is none.
std::optional<qint64> operationNumber(const QByteArray &header);

} // namespace hearthbook
