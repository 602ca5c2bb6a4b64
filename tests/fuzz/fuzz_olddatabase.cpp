#include "core/importers/sourcefile.h"
#include "tests/fuzz/importing.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

using namespace hearthbook;
using namespace hearthbook::fuzz;
using namespace Qt::StringLiterals;

namespace {

/// Qt's SQL drivers are looked for by an application.
void beApplication()
{
    static int count = 1;
    static char name[] = "fuzz";
    static char *arguments[] = { name, nullptr };
    static QCoreApplication application(count, arguments);
}

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    beApplication();
    static const QTemporaryDir folder;
    const QString path = folder.filePath(u"old.db"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(reinterpret_cast<const char *>(data), qint64(size)) < 0)
        return 0;
    file.close();
    const Result<SourceFile> source = SourceFile::open(ImportKind::Database, path);
    if (!source)
        return 0;
    expectReasons(source->plan({}, tools()));
    return 0;
}
