#include "core/storage/backupmanifest.h"

#include "core/domain/jsonwriter.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView checksumBegin = R"(,"checksum":")";
constexpr QByteArrayView textEnd = "\"}\n";
constexpr std::array<QLatin1StringView, 3> reasonWords { "asked"_L1, "schedule"_L1, "restore"_L1 };

QByteArray checksum(QByteArrayView text)
{
    return QCryptographicHash::hash(text.toByteArray(), QCryptographicHash::Sha256).toHex();
}

/// As it stands between the quotes: tables may be named by others.
QByteArray escaped(const QString &name)
{
    JsonWriter json;
    const QByteArray text = json.value(name).take();
    return text.sliced(1, text.size() - 2);
}

BackupReason reasonOf(const QString &word)
{
    const auto found = std::find(reasonWords.begin(), reasonWords.end(), word);
    return found == reasonWords.end() ? BackupReason::Asked : BackupReason(found - reasonWords.begin());
}

Timestamp timeOf(const QJsonValue &value)
{
    return Timestamp::fromText(value.toString().toUtf8()).value_or(Timestamp());
}

BackupManifest manifestOf(const QJsonObject &json)
{
    BackupManifest manifest;
    manifest.createdAt = timeOf(json[u"created_at"]);
    manifest.reason = reasonOf(json[u"reason"].toString());
    manifest.program = json[u"hearthbook_version"].toString();
    manifest.bytes = json[u"bytes"].toInteger();
    manifest.sha256 = json[u"sha256"].toString();
    manifest.facts.schema = json[u"schema_version"].toInteger();
    manifest.facts.seq = json[u"seq"].toInteger();
    manifest.facts.epoch = json[u"epoch"].toString();
    manifest.facts.dangling = json[u"dangling_references"].toInteger();
    const QJsonObject counts = json[u"counts"].toObject();
    for (auto it = counts.begin(); it != counts.end(); ++it)
        manifest.facts.counts.emplace_back(it.key(), it.value().toInteger());
    std::sort(manifest.facts.counts.begin(), manifest.facts.counts.end());
    manifest.verdict = { timeOf(json[u"verified_at"]), json[u"problem"].toString() };
    return manifest;
}

} // namespace

qint64 BookFacts::rows() const
{
    qint64 sum = 0;
    for (const auto &[table, count] : counts)
        sum += count;
    return sum;
}

qint64 BookFacts::count(const QString &table) const
{
    const auto found = std::find_if(counts.begin(), counts.end(), [&](const auto &one) { return one.first == table; });
    return found == counts.end() ? 0 : found->second;
}

QString manifestPath(const QString &backup)
{
    return backup + u".manifest.json"_s;
}

void writeMembers(JsonWriter &json, const BackupManifest &manifest)
{
    json.member("created_at", manifest.createdAt)
        .member("reason", QString(reasonWords.at(std::size_t(manifest.reason))))
        .member("hearthbook_version", manifest.program)
        .member("bytes", manifest.bytes)
        .member("sha256", manifest.sha256)
        .member("schema_version", manifest.facts.schema)
        .member("seq", manifest.facts.seq)
        .member("epoch", manifest.facts.epoch)
        .member("dangling_references", manifest.facts.dangling);
    json.key("counts").beginObject();
    for (const auto &[table, count] : manifest.facts.counts)
        json.key(escaped(table)).value(count);
    json.endObject();
    json.member("verified_at", manifest.verdict.at);
    json.key("problem");
    if (manifest.isGood())
        json.null();
    else
        json.value(manifest.verdict.problem);
}

QByteArray manifestText(const BackupManifest &manifest)
{
    JsonWriter json(2000);
    json.beginObject().member("format", 1);
    writeMembers(json, manifest);
    const QByteArray text = json.take();
    return text + checksumBegin.toByteArray() + checksum(text) + textEnd.toByteArray();
}

Result<BackupManifest> readManifest(const QByteArray &text)
{
    const qsizetype end = text.lastIndexOf(checksumBegin);
    const QByteArray whole = text.first(std::max<qsizetype>(end, 0));
    if (end < 0 || text.sliced(end) != checksumBegin.toByteArray() + checksum(whole) + textEnd.toByteArray())
        return failure(ErrorCode::Corrupt, u"it does not bear the checksum of its own text"_s);
    const QJsonObject json = QJsonDocument::fromJson(whole + '}').object();
    if (json[u"format"].toInt() != 1)
        return failure(ErrorCode::Corrupt, u"it was written by a later Hearthbook"_s);
    return manifestOf(json);
}

} // namespace hearthbook
