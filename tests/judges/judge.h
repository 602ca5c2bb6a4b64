#pragma once

#include "tests/judges/judgeprocess.h"

namespace hearthbook::test {

/// A receiver in another language that says of each delivery whether its signature is right.
class Judge
{
public:
    explicit Judge(const QString &folder) : m_process(folder) { }

    bool start(const QString &program, const QString &file)
    {
        m_port = m_process.start(program, file) ? m_process.line().trimmed() : QByteArray();
        return m_port.toInt() > 0;
    }

    QByteArray url() const { return "http://127.0.0.1:" + m_port + "/hook"; }

    /// From now on it tries this one as well.
    bool tell(const QByteArray &secret)
    {
        m_process.say(secret);
        return verdict().contains(QStringLiteral("secrets"));
    }

    /// Of the next delivery.
    QJsonObject verdict() { return m_process.object(); }

private:
    JudgeProcess m_process;
    QByteArray m_port;
};

} // namespace hearthbook::test
