#pragma once

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace hearthbook::test {

/// A copy of a folder of tests/judges with the packages that its lock file names. The target must define
/// HEARTHBOOK_JUDGE_FILES.
class NpmFolder
{
public:
    /// Why there is none here; empty where there can be one.
    static QString problem()
    {
        if (qEnvironmentVariableIsEmpty("HEARTHBOOK_JUDGES"))
            return QStringLiteral("HEARTHBOOK_JUDGES=1 lets npm fetch the judge's packages, and it judge");
        for (const char *program : { "node", "npm" }) {
            if (QStandardPaths::findExecutable(QLatin1StringView(program)).isEmpty())
                return QStringLiteral("node and npm are not installed");
        }
        return {};
    }

    QString path() const { return m_folder.path(); }

    /// Fetches the packages; false where that fails.
    bool install(const QString &name)
    {
        const QDir source(QStringLiteral(HEARTHBOOK_JUDGE_FILES "/") + name);
        for (const QString &file : source.entryList(QDir::Files)) {
            if (!QFile::copy(source.filePath(file), m_folder.filePath(file)))
                return false;
        }
        QProcess npm;
        npm.setWorkingDirectory(path());
        npm.setProcessChannelMode(QProcess::ForwardedChannels);
        npm.start(QStringLiteral("npm"),
                  { QStringLiteral("ci"), QStringLiteral("--ignore-scripts"), QStringLiteral("--no-audit"),
                    QStringLiteral("--no-fund") });
        return npm.waitForFinished(90'000) && npm.exitStatus() == QProcess::NormalExit && npm.exitCode() == 0;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace hearthbook::test
