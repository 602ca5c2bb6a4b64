#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace hearthbook::test {

/// A receiver in another language that says of each delivery whether its signature is right; see the head of its file.
/// Every wait ends after `patience`; what did not come is empty.
class Judge
{
public:
    static constexpr int patience = 30'000;

    explicit Judge(const QString &folder) { m_process.setWorkingDirectory(folder); }
    ~Judge()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(patience))
            m_process.kill();
    }
    Q_DISABLE_COPY_MOVE(Judge)

    bool start(const QString &program, const QString &file)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(program, { file });
        m_port = m_process.waitForStarted() ? line().trimmed() : QByteArray();
        return m_port.toInt() > 0;
    }

    QByteArray url() const { return "http://127.0.0.1:" + m_port + "/hook"; }

    /// From now on it tries this one as well.
    bool tell(const QByteArray &secret)
    {
        m_process.write(secret + '\n');
        return verdict().contains(QStringLiteral("secrets"));
    }

    /// Of the next delivery.
    QJsonObject verdict() { return QJsonDocument::fromJson(line()).object(); }

private:
    QByteArray line()
    {
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(patience))
                return {};
        }
        return m_process.readLine();
    }

    QProcess m_process;
    QByteArray m_port;
};

} // namespace hearthbook::test
