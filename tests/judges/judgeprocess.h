#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace hearthbook::test {

/// A judge in another language that speaks in lines; see the head of its file. Every wait ends after `patience`; what did not
/// come is empty.
class JudgeProcess
{
public:
    static constexpr int patience = 30'000;

    explicit JudgeProcess(const QString &folder) { m_process.setWorkingDirectory(folder); }
    ~JudgeProcess()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(patience))
            m_process.kill();
    }
    Q_DISABLE_COPY_MOVE(JudgeProcess)

    bool start(const QString &program, const QString &file)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(program, { file });
        return m_process.waitForStarted();
    }

    void say(const QByteArray &line) { m_process.write(line + '\n'); }

    QByteArray line()
    {
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(patience))
                return {};
        }
        return m_process.readLine();
    }
    QJsonObject object() { return QJsonDocument::fromJson(line()).object(); }

private:
    QProcess m_process;
};

} // namespace hearthbook::test
