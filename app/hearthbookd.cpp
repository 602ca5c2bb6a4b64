#include "app/backup.h"
#include "app/commandline.h"
#include "app/commands/backupcommand.h"
#include "app/commands/configcommand.h"
#include "app/commands/discovercommand.h"
#include "app/commands/doctorcommand.h"
#include "app/commands/exportcommand.h"
#include "app/commands/healthcheckcommand.h"
#include "app/commands/importcommand.h"
#include "app/commands/keyscommand.h"
#include "app/commands/migratecommand.h"
#include "app/commands/servecommand.h"
#include "app/commands/supportbundlecommand.h"
#include "app/discover.h"
#include "app/doctor/doctor.h"
#include "app/doctor/supportbundle.h"
#include "app/export.h"
#include "app/healthcheck.h"
#include "app/import.h"
#include "app/keys.h"
#include "app/migrate.h"
#include "app/process.h"
#include "app/serve.h"

#include <QCoreApplication>

using namespace hearthbook;

/// The server and its admin commands.
int main(int argc, char **argv)
{
    keepFilesPrivate();
    surviveFileLimits();
    ensureUtf8Locale();
    tuneForServing();
    const QCoreApplication application(argc, argv);
    CommandLine line;
    line.add(std::make_unique<ServeCommand>(runServe));
    line.add(std::make_unique<MigrateCommand>(runMigrate));
    line.add(std::make_unique<ImportCommand>(runImportCommand));
    line.add(std::make_unique<ExportCommand>(runExportCommand));
    line.add(std::make_unique<KeysCommand>(KeysCommand::Actions { runKeysAdd, runKeysList, runKeysRevoke }));
    line.add(std::make_unique<DiscoverCommand>(runDiscover));
    line.add(std::make_unique<BackupCommand>(runBackup));
    line.add(std::make_unique<ConfigCommand>());
    line.add(std::make_unique<DoctorCommand>(runDoctor));
    line.add(std::make_unique<HealthcheckCommand>(runHealthcheck));
    line.add(std::make_unique<SupportBundleCommand>(runSupportBundle));
    return line.run(QCoreApplication::arguments().sliced(1), QProcessEnvironment::systemEnvironment());
}
