#include "core/importers/sourcefile.h"

#include "core/importers/bookfile.h"
#include "core/importers/localstorage.h"
#include "core/importers/olddatabase.h"
#include "core/importers/webhooksfile.h"
#include "core/storage/sqliteerror.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <array>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kinds { std::pair(ImportKind::Webhooks, u"webhooks"),
                             std::pair(ImportKind::LocalStorage, u"local-storage"),
                             std::pair(ImportKind::Database, u"database"), std::pair(ImportKind::Ndjson, u"ndjson") };
constexpr qint64 largest = qint64(256) << 20; ///< bytes of a JSON file
constexpr qint64 largestBook = qint64(1) << 30; ///< bytes of an export: some million rows
constexpr int mostCopies = 100; ///< made within one second

bool holds(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.size() == bytes.size() && file.readAll() == bytes;
}

std::optional<QString> sameCopy(const QString &path, const QByteArray &bytes)
{
    const QFileInfo source(path);
    const QStringList copies = source.dir().entryList({ source.fileName() + u".backup-*"_s }, QDir::Files);
    for (const QString &name : copies) {
        if (const QString copy = path + name.sliced(source.fileName().size()); holds(copy, bytes))
            return copy;
    }
    return std::nullopt;
}

/// A name that nothing has yet.
QString freeName(const QString &path)
{
    const QString base = u"%1.backup-%2"_s.arg(path, QDateTime::currentDateTimeUtc().toString(u"yyyyMMddTHHmmss'Z'"_s));
    QString name = base;
    for (int i = 2; i < mostCopies && QFileInfo::exists(name); ++i)
        name = u"%1-%2"_s.arg(base).arg(i);
    return name;
}

} // namespace

QString importKindWord(ImportKind kind)
{
    for (const auto &[candidate, word] : kinds) {
        if (candidate == kind)
            return QString::fromUtf16(word);
    }
    return {};
}

std::optional<ImportKind> importKindOf(QStringView word)
{
    for (const auto &[kind, candidate] : kinds) {
        if (word == QStringView(candidate))
            return kind;
    }
    return std::nullopt;
}

Result<SourceFile> SourceFile::open(ImportKind kind, const QString &path)
{
    SourceFile source(kind, path);
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        const QString why = QFileInfo(path).isDir() ? u"it is a folder"_s
            : QFileInfo::exists(path)               ? file.errorString()
                                                    : u"there is no such file"_s;
        return failure(ErrorCode::Unavailable, u"The file %1 cannot be read: %2"_s.arg(path, why));
    }
    if (kind == ImportKind::Database) {
        Result<std::unique_ptr<ForeignDatabase>> database = ForeignDatabase::open(path);
        if (database)
            source.m_database = std::move(*database);
        else if (isDamage(database.error().code))
            source.m_unreadable = database.error().message;
        else
            return failure(ErrorCode::Unavailable, database.error().message);
        return source;
    }
    const qint64 most = kind == ImportKind::Ndjson ? largestBook : largest;
    if (file.size() > most)
        return failure(ErrorCode::TooLarge, u"The file %1 is larger than %2 MiB"_s.arg(path).arg(most >> 20));
    source.m_bytes = file.readAll();
    return source;
}

SourceFile SourceFile::ofBytes(ImportKind kind, const QByteArray &bytes)
{
    SourceFile source(kind, {});
    source.m_bytes = bytes;
    return source;
}

ImportPlan SourceFile::plan(const QString &userId, const WebhookTools &tools) const
{
    ImportPlan plan = read(userId, tools);
    if (plan.hasTooManyLeft())
        return unreadablePlan(u"More than %1 entries of the file cannot be taken, so it is not what it should be"_s.arg(
            ImportPlan::mostLeft));
    return plan;
}

ImportPlan SourceFile::read(const QString &userId, const WebhookTools &tools) const
{
    switch (m_kind) {
    case ImportKind::Webhooks: return readWebhooksFile(m_bytes, tools);
    case ImportKind::LocalStorage: return readLocalStorage(m_bytes, userId);
    case ImportKind::Ndjson: return readBookFile(m_bytes, tools);
    case ImportKind::Database: break;
    }
    return m_database ? readOldDatabase(*m_database, tools) : unreadablePlan(m_unreadable);
}

Result<QString> SourceFile::copy() const
{
    if (!m_database)
        return copyBytes();
    const QString target = freeName(m_path);
    const Result<void> copied = m_database->copyTo(target);
    return copied ? Result<QString>(target) : failure(copied);
}

Result<QString> SourceFile::copyBytes() const
{
    if (const std::optional<QString> there = sameCopy(m_path, m_bytes))
        return *there;
    const QString target = freeName(m_path);
    QFile file(target);
    const bool written = file.open(QIODevice::WriteOnly | QIODevice::NewOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(m_bytes) == m_bytes.size()
        && file.flush();
    if (written)
        return target;
    const QString why = file.errorString();
    if (file.isOpen())
        file.remove();
    return failure(ErrorCode::Unavailable, u"The copy %1 cannot be written: %2"_s.arg(target, why));
}

} // namespace hearthbook
