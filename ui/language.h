#pragma once

#include <QStringList>

namespace hearthbook {

class DeskSettings;

/// The languages of the window's texts, as `en`, `de`.
QStringList languages();

/// The one that the user chose; empty: as the system.
QString chosenLanguage(const DeskSettings &settings);
/// Holds from the next start on.
void chooseLanguage(DeskSettings &settings, const QString &language);

/// What `language` means on this system: of none, the first of the system's that is there, else English.
QString languageFor(const QString &language, const QStringList &system);

/// Gives the application the texts of `language`, Qt's own too, and writes numbers and dates as is usual there. Call once, after the
/// QApplication and before the first window.
void installLanguage(const QString &language);

} // namespace hearthbook
