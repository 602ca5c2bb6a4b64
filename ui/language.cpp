#include "ui/language.h"

#include "ui/desksettings.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

static void initialiseTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

const QString setting = u"window/language"_s;
const QString english = u"en"_s;

void install(const QString &name, const QString &folder)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(name, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

QStringList languages()
{
    return { english, u"de"_s };
}

QString chosenLanguage(const DeskSettings &settings)
{
    const QString chosen = settings.value(setting).toString();
    return languages().contains(chosen) ? chosen : QString();
}

void chooseLanguage(DeskSettings &settings, const QString &language)
{
    settings.setValue(setting, language);
}

QString languageFor(const QString &language, const QStringList &system)
{
    if (languages().contains(language))
        return language;
    for (const QString &wanted : system) {
        const QString word = wanted.section(u'-', 0, 0).section(u'_', 0, 0).toLower();
        if (languages().contains(word))
            return word;
    }
    return english;
}

void installLanguage(const QString &language)
{
    initialiseTranslations();
    const QLocale system = QLocale::system();
    const QString word = languageFor(language, system.uiLanguages());
    // A region of the same language stays: "25.12." is written otherwise in Vienna than in Zurich.
    if (!system.name().startsWith(word))
        QLocale::setDefault(QLocale(word));
    install(u"qtbase_"_s + word, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(u"hearthbook_"_s + word, u":/translations"_s);
}

} // namespace hearthbook
