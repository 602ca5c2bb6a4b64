#include "core/storage/migrations.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

static void initialiseResources()
{
    Q_INIT_RESOURCE(migrations);
}

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

bool isOnlyComments(const QByteArray &part)
{
    const QList<QByteArray> lines = part.split('\n');
    return std::all_of(lines.begin(), lines.end(),
                       [](const QByteArray &line) { return line.isEmpty() || line.startsWith("--"); });
}

} // namespace

QString Migration::checksum() const
{
    return QString::fromLatin1(QCryptographicHash::hash(sql, QCryptographicHash::Sha256).toHex());
}

QList<QByteArray> Migration::statements() const
{
    QList<QByteArray> statements;
    QByteArray part;
    QByteArrayList lines = sql.split('\n');
    lines += QByteArray(); // the last statement ends as the others do
    for (const QByteArray &line : std::as_const(lines)) {
        if (!line.trimmed().isEmpty()) {
            part += line + '\n';
            continue;
        }
        if (!isOnlyComments(part))
            statements += part;
        part.clear();
    }
    return statements;
}

Result<QList<Migration>> readMigrations(const QString &folder)
{
    static const QRegularExpression pattern(u"^(\\d{4})_[a-z0-9_]+\\.sql$"_s);
    QList<Migration> migrations;
    for (const QString &name : QDir(folder).entryList(QDir::Files, QDir::Name)) {
        const QRegularExpressionMatch match = pattern.match(name);
        QFile file(folder + u'/' + name);
        if (!match.hasMatch() || match.captured(1).toInt() != migrations.size() + 1)
            return failure(ErrorCode::SchemaChanged,
                           u"Migration %1 does not follow number %2"_s.arg(name).arg(migrations.size()));
        if (!file.open(QIODevice::ReadOnly))
            return failure(ErrorCode::Unavailable, u"Migration %1 cannot be read"_s.arg(name));
        migrations += Migration { int(migrations.size()) + 1, name, file.readAll() };
    }
    return migrations;
}

Result<QList<Migration>> shippedMigrations()
{
    initialiseResources();
    return readMigrations(u":/migrations"_s);
}

} // namespace hearthbook
