#pragma once

#include "tests/fault/faultshim.h"
#include "tests/support/files.h"
#include "tests/support/serverprocess.h"

#include <QFile>

namespace hearthbook::test {

/// A server whose clock can be set and whose writes can be broken while it runs.
class FaultyServer : public ServerProcess
{
public:
    FaultyServer() : m_file(path(QStringLiteral("faults")))
    {
        if (!m_file.open(QIODevice::ReadWrite) || !m_file.resize(sizeof(FaultControl)))
            qFatal("no control file");
        m_control = reinterpret_cast<FaultControl *>(m_file.map(0, sizeof(FaultControl)));
        setVariable(QStringLiteral("FAULTSHIM_CONTROL"), m_file.fileName());
        setVariable(QStringLiteral("LD_PRELOAD"), QStringLiteral(HEARTHBOOK_FAULTSHIM));
        setVariable(QStringLiteral("ASAN_OPTIONS"),
                    qEnvironmentVariable("ASAN_OPTIONS") + QStringLiteral(":verify_asan_link_order=0"));
    }

    FaultControl &faults() { return *m_control; }
    QByteArray log() const { return readFile(path(QStringLiteral("stderr.txt"))); }

private:
    QFile m_file;
    FaultControl *m_control = nullptr;
};

} // namespace hearthbook::test
