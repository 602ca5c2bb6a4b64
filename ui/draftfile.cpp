#include "ui/draftfile.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLockFile>
#include <QSaveFile>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostBytes = qint64(16) << 20;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hearthbook::DraftFile)
};

QString nameFor(const Profile &profile)
{
    const QByteArray place = QCryptographicHash::hash(profile.place.toUtf8(), QCryptographicHash::Sha256);
    return u"%1-%2.json"_s.arg(profile.id, QString::fromLatin1(place.left(4).toHex()));
}

tl::unexpected<Error> notWritten(const QString &path, const QString &why)
{
    return failure(
        ErrorCode::Unavailable,
        Words::tr("What is typed and not saved would be lost in a crash: %1 cannot be written: %2").arg(path, why));
}

} // namespace

DraftFile::DraftFile(const QString &folder, const Profile &profile)
    : m_path(folder.isEmpty() ? QString() : folder + u'/' + nameFor(profile))
{
}

/// It is its user's alone, for a file has the umask's mode for a moment.
bool DraftFile::makeFolder() const
{
    const QString folder = QFileInfo(m_path).path();
    return QDir().mkpath(folder)
        && QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
}

bool DraftFile::isThere() const
{
    return !m_path.isEmpty() && QFileInfo::exists(m_path);
}

QJsonObject DraftFile::read() const
{
    QFile file(m_path);
    if (m_path.isEmpty() || !file.open(QIODevice::ReadOnly) || file.size() > mostBytes)
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

Result<void> DraftFile::write(const QJsonObject &drafts) const
{
    if (m_path.isEmpty())
        return {};
    if (!drafts.isEmpty())
        return save(QJsonDocument(drafts).toJson(QJsonDocument::Compact));
    if (isThere() && !QFile::remove(m_path))
        return failure(ErrorCode::Unavailable, Words::tr("%1 cannot be removed.").arg(m_path));
    return {};
}

/// Who holds the lock writes a file and is done; who died with it holds it no longer.
Result<void> DraftFile::change(const std::function<QJsonObject(const QJsonObject &drafts)> &next) const
{
    constexpr int patience = 300; // milliseconds
    if (m_path.isEmpty())
        return {};
    makeFolder(); // what is wrong with it, the writing tells
    QLockFile lock(m_path + u".lock"_s);
    if (!lock.tryLock(patience) && lock.error() == QLockFile::LockFailedError)
        return notWritten(m_path, Words::tr("another window holds it."));
    const QJsonObject before = read();
    const QJsonObject after = next(before);
    return after == before ? Result<void>() : write(after);
}

Result<void> DraftFile::save(const QByteArray &bytes) const
{
    QSaveFile file(m_path);
    const bool isOpen = makeFolder() && file.open(QIODevice::WriteOnly);
    if (isOpen && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return notWritten(m_path, file.errorString());
}

} // namespace hearthbook
