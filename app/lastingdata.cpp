#include "app/lastingdata.h"

#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QRegularExpression>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcLasting, "hearthbook.lasting")

struct Mount
{
    QString source = {}; ///< the folder of the file system that is mounted
    QString point = {};
    QByteArray fileSystem = {};
};

/// Blanks and the like stand as \040 in mountinfo.
QString unescaped(const QByteArray &field)
{
    QByteArray out;
    for (qsizetype i = 0; i < field.size(); ++i) {
        bool isOctal = false;
        const int code = field.at(i) == '\\' ? field.mid(i + 1, 3).toInt(&isOctal, 8) : 0;
        out += isOctal ? char(code) : field.at(i);
        i += isOctal ? 3 : 0;
    }
    return QFile::decodeName(out);
}

Mount parsed(const QByteArray &line)
{
    const QList<QByteArray> fields = line.split(' ');
    const qsizetype separator = fields.indexOf("-");
    if (fields.size() < 6 || separator < 6)
        return {};
    return { unescaped(fields[3]), unescaped(fields[4]), fields.value(separator + 1) };
}

bool isBelow(const QString &path, const QString &point)
{
    return point == u"/"_s || path == point || path.startsWith(point + u'/');
}

/// The mount that a file of this path lies on: the deepest, and of several at one place the last.
Mount mountOf(const QString &path, const QByteArray &mounts)
{
    Mount found;
    for (const QByteArray &line : mounts.split('\n')) {
        const Mount mount = parsed(line);
        if (!mount.point.isEmpty() && isBelow(path, mount.point) && mount.point.size() >= found.point.size())
            found = mount;
    }
    return found;
}

/// Docker and Podman name a volume that has no name with 64 digits, and keep it in volumes/NAME/_data.
bool isNamelessVolume(const QString &source)
{
    static const QRegularExpression form(u"/volumes/[0-9a-f]{64}/_data$"_s);
    return form.match(source).hasMatch();
}

QString placeThatPasses(const Mount &mount)
{
    if (mount.point == u"/"_s)
        return u"in the container itself"_s;
    if (mount.fileSystem == "tmpfs" || mount.fileSystem == "ramfs")
        return u"in memory"_s;
    return isNamelessVolume(mount.source) ? u"on a volume without a name, which the next container does not get"_s
                                          : QString();
}

} // namespace

QString whyNotLasting(const QString &folder, const QByteArray &mounts, const QByteArray &container)
{
    static const QList<QByteArray> fleeting { "docker", "podman", "oci" };
    if (!fleeting.contains(container))
        return {};
    const Mount mount = mountOf(folder, mounts);
    const QString place = mount.point.isEmpty() ? QString() : placeThatPasses(mount);
    if (place.isEmpty())
        return {};
    return u"The data will not last: %1 is %2. Give it a volume with a name: docker run -v hearthbook-data:%1 …"_s.arg(
        folder, place);
}

void warnOfPassingData(const QString &database)
{
    QFile mounts(u"/proc/self/mountinfo"_s);
    if (!mounts.open(QIODevice::ReadOnly))
        return;
    const QString folder = QFileInfo(QFileInfo(database).absolutePath()).canonicalFilePath();
    const QString warning = whyNotLasting(folder, mounts.readAll(), qgetenv("container"));
    if (!warning.isEmpty())
        qCWarning(lcLasting).noquote() << warning;
}

} // namespace hearthbook
