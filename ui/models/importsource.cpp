#include "ui/models/importsource.h"

#include <QCoreApplication>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// For translators these texts belong together.
class Texts
{
    Q_DECLARE_TR_FUNCTIONS(Imports)

public:
    static QString title(ImportSource source)
    {
        switch (source) {
        case ImportSource::Webhooks: return tr("Webhooks of a webhooks.json");
        case ImportSource::LocalStorage: return tr("A browser’s storage");
        case ImportSource::Database: return tr("An old database");
        case ImportSource::Registry: return tr("Home Assistant’s registry");
        case ImportSource::Book: return tr("An export of a book");
        case ImportSource::InfluxDb: return tr("InfluxDB");
        }
        return {};
    }

    static QString sentence(ImportSource source)
    {
        switch (source) {
        case ImportSource::Webhooks: return tr("The webhooks of the old sports-data service, with their secrets.");
        case ImportSource::LocalStorage: return tr("The teams and settings that one user chose in the old dashboard.");
        case ImportSource::Database:
            return tr("A metadata.db, webhooks.db or sports_teams.db, or another book of Hearthbook.");
        case ImportSource::Registry: return tr("The devices and entities that Home Assistant knows, from its files.");
        case ImportSource::Book: return tr("A file that Hearthbook wrote (NDJSON), merged into this book.");
        case ImportSource::InfluxDb: return tr("Devices and entities that the old ingestion kept there.");
        }
        return {};
    }

    static QString advice(ImportSource source)
    {
        switch (source) {
        case ImportSource::Webhooks:
            return tr(
                "It lies in the folder data of the sports-data service, also as a volume of its container. The service may go on.");
        case ImportSource::LocalStorage:
            return tr(
                "Open the old dashboard in the browser, its developer tools (F12), their console, and run the line below: it "
                "saves the storage as the file dump.json.");
        case ImportSource::Database:
            return tr(
                "They lie in the folder data of the old services. Stop the service first, or make a copy while it runs, as "
                "below: what it wrote last may still be beside the file.");
        case ImportSource::Registry:
            return tr(
                "The files core.device_registry and core.entity_registry lie in the folder .storage of Home Assistant’s "
                "configuration. The answers of its WebSocket to the commands below, saved as they are, will do too. Import the "
                "devices first.");
        case ImportSource::Book: return tr("It is made by the line below. JSON and CSV are for other programs.");
        case ImportSource::InfluxDb:
            return tr(
                "The book asks it, so the address must be reachable from where the book is kept. Rows that are known are completed, never "
                "overwritten. InfluxDB never forgets: devices that were removed long ago come back, unless only the last days are read.");
        }
        return {};
    }
};

QString saveStorageLine()
{
    return u"Object.assign(document.createElement('a'), {href: URL.createObjectURL(new Blob([JSON.stringify(localStorage)], "
           "{type: 'application/json'})), download: 'dump.json'}).click()"_s;
}

} // namespace

QString importTitle(ImportSource source)
{
    return Texts::title(source);
}

QString importSentence(ImportSource source)
{
    return Texts::sentence(source);
}

QString importAdvice(ImportSource source)
{
    return Texts::advice(source);
}

QString importCommand(ImportSource source)
{
    switch (source) {
    case ImportSource::LocalStorage: return saveStorageLine();
    case ImportSource::Database: return u"sqlite3 metadata.db \"VACUUM INTO 'copy.db'\""_s;
    case ImportSource::Registry:
        return u"{\"id\": 1, \"type\": \"config/device_registry/list\"}\n{\"id\": 2, \"type\": \"config/entity_registry/list\"}"_s;
    case ImportSource::Book: return u"hearthbookd export ndjson book.ndjson"_s;
    case ImportSource::InfluxDb:
    case ImportSource::Webhooks: break;
    }
    return {};
}

QString importFileFilter(ImportSource source)
{
    const QString any = QCoreApplication::translate("Imports", "All files (*)");
    switch (source) {
    case ImportSource::Webhooks:
    case ImportSource::LocalStorage: return QCoreApplication::translate("Imports", "JSON (*.json)") + u";;"_s + any;
    case ImportSource::Database:
        return QCoreApplication::translate("Imports", "Databases (*.db *.sqlite *.sqlite3)") + u";;"_s + any;
    case ImportSource::Book: return QCoreApplication::translate("Imports", "NDJSON (*.ndjson)") + u";;"_s + any;
    case ImportSource::Registry: return any;
    case ImportSource::InfluxDb: break;
    }
    return {};
}

QString importWord(ImportSource source)
{
    switch (source) {
    case ImportSource::Webhooks: return u"webhooks"_s;
    case ImportSource::LocalStorage: return u"local-storage"_s;
    case ImportSource::Database: return u"database"_s;
    case ImportSource::Book: return u"ndjson"_s;
    case ImportSource::InfluxDb: return u"influx"_s;
    case ImportSource::Registry: break;
    }
    return {};
}

std::optional<ImportSource> importSourceOf(const QString &word)
{
    const auto found = std::find_if(importSources.begin(), importSources.end(),
                                    [&word](ImportSource source) { return importWord(source) == word; });
    if (word.isEmpty() || found == importSources.end())
        return std::nullopt;
    return *found;
}

} // namespace hearthbook
