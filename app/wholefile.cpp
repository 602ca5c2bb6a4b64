#include "app/wholefile.h"

#include "core/storage/durablefile.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> cannotWrite(const QString &path, const QString &why, ErrorCode code = ErrorCode::Unavailable)
{
    return failure(code, u"The file %1 cannot be written: %2"_s.arg(path, why));
}

/// A database that is open, or was left open: its log would be played into the new file.
Result<void> checkReplaceable(const QString &path, bool replace)
{
    const QFileInfo file(path);
    if (file.isDir())
        return cannotWrite(path, u"it is a folder"_s, ErrorCode::Conflict);
    if (file.exists() && !file.isFile())
        return cannotWrite(path, u"it is no file"_s, ErrorCode::Conflict);
    if (file.exists() && !replace)
        return failure(ErrorCode::Conflict, u"The file %1 is there already; --force replaces it"_s.arg(path));
    for (const char *suffix : { "-wal", "-journal" }) {
        if (const QString log = path + QString::fromLatin1(suffix); QFileInfo::exists(log))
            return cannotWrite(path, u"%1 lies beside it, so a program has it open; stop that first"_s.arg(log),
                               ErrorCode::Conflict);
    }
    return {};
}

} // namespace

Result<void> makeWholeFile(const QString &path, bool replace, const std::function<Result<void>(const QString &)> &make)
{
    const Result<void> allowed = checkReplaceable(path, replace);
    if (!allowed)
        return allowed;
    QTemporaryFile part(path + u".part-XXXXXX"_s); // 0600; removed where it is still there at the end
    if (!part.open())
        return cannotWrite(path, part.errorString());
    const QString name = part.fileName();
    part.close();
    const Result<void> made = make(name);
    if (!made)
        return cannotWrite(path, made.error().message, made.error().code);
    if (const Result<void> synced = syncToDisk(name); !synced) // before it has its name
        return synced;
    const Result<void> named = replace ? replaceFile(name, path) : publishFile(name, path);
    part.setAutoRemove(!named);
    return named;
}

Result<void> writeWholeFile(const QString &path, const QByteArray &bytes, bool replace)
{
    return makeWholeFile(path, replace, [&bytes](const QString &name) -> Result<void> {
        QFile file(name);
        if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush())
            return {};
        return failure(ErrorCode::Unavailable, file.errorString());
    });
}

bool isSameFile(const QString &one, const QString &other)
{
    const QString path = QFileInfo(one).canonicalFilePath();
    return !path.isEmpty() && path == QFileInfo(other).canonicalFilePath();
}

} // namespace hearthbook
