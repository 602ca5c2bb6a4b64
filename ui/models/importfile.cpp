#include "ui/models/importfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>
#include <QLocale>
#include <QPromise>
#include <QThreadPool>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Imports)

public:
    static QString unreadable(const QString &path, const QString &why)
    {
        return tr("The file %1 cannot be read: %2").arg(QDir::toNativeSeparators(path), why);
    }
    static QString missing() { return tr("there is no such file."); }
    static QString folder() { return tr("it is a folder."); }
    static QString noFile() { return tr("it is no plain file."); }
    static QString empty(const QString &path)
    {
        return tr("The file %1 is empty: there is nothing to import.").arg(QDir::toNativeSeparators(path));
    }
    static QString tooLarge(const QString &path, qint64 size)
    {
        const QLocale locale;
        return tr("The file %1 has %2; at most %3 are imported from this window. The command “hearthbookd import” takes larger ones.")
            .arg(QDir::toNativeSeparators(path), locale.formattedDataSize(size),
                 locale.formattedDataSize(largestImport));
    }
};

/// Why a file is not even opened; empty where it is.
QString obstacle(const QFileInfo &file)
{
    if (!file.exists())
        return Sentences::missing();
    if (file.isDir())
        return Sentences::folder();
    return file.isFile() ? QString() : Sentences::noFile();
}

/// Null where it is none; a byte order mark is passed over.
QJsonDocument jsonIn(const QByteArray &bytes)
{
    return QJsonDocument::fromJson(bytes.startsWith("\xEF\xBB\xBF") ? bytes.sliced(3) : bytes);
}

bool isExport(const QByteArray &bytes)
{
    const QJsonDocument head = QJsonDocument::fromJson(bytes.first(std::max<qsizetype>(bytes.indexOf('\n'), 0)));
    return head.object().value(u"format").toString() == u"hearthbook"_s;
}

bool isWebhook(const QJsonValue &value)
{
    return value.isObject() && (value[u"url"].isString() || value[u"secret"].isString());
}

/// Of a browser all values are texts; of webhooks.json all are objects.
std::optional<ImportSource> sourceOf(const QJsonObject &object)
{
    if (object.isEmpty())
        return std::nullopt;
    if (std::any_of(object.begin(), object.end(), isWebhook))
        return ImportSource::Webhooks;
    const bool areTexts = std::all_of(object.begin(), object.end(),
                                      [](const QJsonValue &value) { return value.isString(); });
    return areTexts ? std::optional(ImportSource::LocalStorage) : std::nullopt;
}

} // namespace

QString ImportFile::name() const
{
    return QFileInfo(path).fileName();
}

std::optional<ImportSource> importSourceIn(const QByteArray &bytes)
{
    static const QByteArray database("SQLite format 3\0", 16);
    if (bytes.startsWith(database))
        return ImportSource::Database;
    if (isExport(bytes))
        return ImportSource::Book;
    const QJsonDocument json = jsonIn(bytes);
    if (registryListing(json))
        return ImportSource::Registry;
    return sourceOf(json.object());
}

Result<ImportFile> readImportFile(const QString &path)
{
    const QFileInfo info(path);
    if (const QString why = obstacle(info); !why.isEmpty())
        return failure(ErrorCode::Unavailable, Sentences::unreadable(path, why));
    if (info.size() > largestImport)
        return failure(ErrorCode::TooLarge, Sentences::tooLarge(path, info.size()));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Unavailable, Sentences::unreadable(path, file.errorString()));
    ImportFile read { .path = path, .bytes = file.read(largestImport + 1) };
    if (file.error() != QFile::NoError)
        return failure(ErrorCode::Unavailable, Sentences::unreadable(path, file.errorString()));
    if (read.bytes.size() > largestImport)
        return failure(ErrorCode::TooLarge, Sentences::tooLarge(path, read.bytes.size()));
    if (read.bytes.trimmed().isEmpty())
        return failure(ErrorCode::InvalidInput, Sentences::empty(path));
    read.looksLike = importSourceIn(read.bytes);
    if (read.looksLike == ImportSource::Registry)
        read.listing = registryListing(jsonIn(read.bytes));
    return read;
}

QFuture<Result<ImportFile>> readImportFileLater(const QString &path)
{
    auto promise = std::make_shared<QPromise<Result<ImportFile>>>();
    promise->start();
    QThreadPool::globalInstance()->start([path, promise] {
        promise->addResult(readImportFile(path));
        promise->finish();
    });
    return promise->future();
}

} // namespace hearthbook
