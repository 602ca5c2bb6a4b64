#include "tests/fuzz/fuzz.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

/// Gives each file of a folder to the target, as libFuzzer would: the seeds, and what was once found, in every test run.
int main(int count, char **arguments)
{
    const QDir folder(count > 1 ? QFile::decodeName(arguments[1]) : QString());
    const QStringList names = folder.entryList(QDir::Files);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return 1;
        const QByteArray input = file.readAll();
        LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char *>(input.constData()), std::size_t(input.size()));
    }
    std::printf("%lld inputs\n", qint64(names.size()));
    return names.isEmpty() ? 1 : 0;
}
