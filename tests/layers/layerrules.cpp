#include "tests/layers/layerrules.h"

#include <QDir>
#include <QLibraryInfo>
#include <QRegularExpression>

#include <algorithm>
#include <vector>

namespace hearthbook::layers {

using namespace Qt::StringLiterals;

namespace {

/// Who may include whom: docs/architecture.md. A part always includes itself.
struct Part
{
    QString name = {};
    QStringList mayInclude = {}; ///< parts of the project
    QStringList modules = {};    ///< Qt modules beside QtCore
};

const std::vector<Part> &parts()
{
    static const QStringList core { u"core/domain"_s,    u"core/storage"_s,   u"core/influx"_s,  u"core/settings"_s,
                                    u"core/importers"_s, u"core/discovery"_s, u"core/webhooks"_s };
    static const QStringList feeders { u"core/domain"_s, u"core/storage"_s, u"core/influx"_s, u"core/settings"_s };
    static const QStringList domain { u"core/domain"_s };
    static const std::vector<Part> table {
        { u"app"_s,
          core + QStringList { u"core/source"_s, u"server"_s, u"ui"_s },
          { u"QtGui"_s, u"QtWidgets"_s, u"QtNetwork"_s } },
        { u"ui"_s, { u"core/domain"_s, u"core/source"_s }, { u"QtGui"_s, u"QtWidgets"_s, u"QtSvg"_s, u"QtCharts"_s } },
        { u"server/http"_s, core + QStringList { u"server"_s }, { u"QtNetwork"_s } },
        { u"server"_s, core, {} },
        { u"core/source"_s,
          { u"core/domain"_s, u"core/storage"_s, u"core/importers"_s, u"core/discovery"_s, u"core/settings"_s },
          { u"QtNetwork"_s } },
        { u"core/importers"_s, feeders, {} },
        { u"core/discovery"_s, feeders, { u"QtNetwork"_s, u"QtWebSockets"_s } },
        { u"core/webhooks"_s, { u"core/domain"_s, u"core/storage"_s, u"core/settings"_s }, { u"QtNetwork"_s } },
        { u"core/storage"_s, domain, { u"QtSql"_s } },
        { u"core/influx"_s, domain, { u"QtNetwork"_s } },
        { u"core/settings"_s, domain, {} },
        { u"core/domain"_s, {}, {} },
    };
    return table;
}

/// Headers of other libraries that only some places may include. A place is a folder or one file.
struct Library
{
    QString name = {};
    QRegularExpression header = {};
    QStringList places = {};
};

const std::vector<Library> &libraries()
{
    static const std::vector<Library> table {
        { u"SQLite"_s, QRegularExpression(u"^sqlite3(ext)?\\.h$"_s), { u"core/storage/"_s } },
        { u"simdjson"_s,
          QRegularExpression(u"^simdjson(\\.h$|/)"_s),
          { u"core/domain/jsondocument.h"_s, u"core/domain/*.cpp"_s } },
        { u"toml++"_s, QRegularExpression(u"^(toml\\+\\+/|toml\\.hpp$)"_s), { u"core/settings/"_s } },
        { u"libsodium"_s, QRegularExpression(u"^sodium(\\.h$|/)"_s), { u"core/webhooks/"_s, u"server/auth/"_s } },
        { u"CLI11"_s, QRegularExpression(u"^CLI/"_s), { u"app/"_s } },
        { u"QtKeychain"_s, QRegularExpression(u"^qt6?keychain/"_s), { u"ui/keychain.cpp"_s } },
        { u"tl::expected"_s, QRegularExpression(u"^tl/"_s), { u"core/domain/"_s } },
        { u"zlib"_s,
          QRegularExpression(u"^zlib\\.h$"_s),
          { u"server/http/"_s, u"core/importers/"_s, u"core/influx/"_s, u"core/source/"_s, u"core/storage/"_s } },
    };
    return table;
}

/// The Qt module of an include as written between < and >; empty where it is not Qt's. `<QColor>` names none: the
/// installed headers tell, which lie in one folder a module.
QString moduleOf(const QString &include)
{
    static const QRegularExpression qualified(u"^(Qt[A-Z][A-Za-z0-9]*)/"_s);
    const QRegularExpressionMatch match = qualified.match(include);
    if (match.hasMatch())
        return match.captured(1);
    static const QRegularExpression header(u"^(Q[A-Za-z0-9]\\w*|q[a-z0-9_]+\\.h)$"_s);
    if (!header.match(include).hasMatch())
        return {};
    static const QDir headers(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    static const QStringList modules = headers.entryList({ u"Qt*"_s }, QDir::Dirs, QDir::Name);
    const auto known = std::ranges::find_if(modules,
                                            [&](const QString &m) { return headers.exists(m + u'/' + include); });
    return known == modules.end() ? u"an unknown module of Qt"_s : *known;
}

const Part *rulesOf(const QString &part)
{
    const auto fits = [&](const Part &p) { return part == p.name || part.startsWith(p.name + u'/'); };
    const auto it = std::ranges::find_if(parts(), fits);
    return it == parts().end() ? nullptr : &*it;
}

bool isIn(const QString &file, const QString &place)
{
    if (place.endsWith(u'/'))
        return file.startsWith(place);
    if (place.endsWith(u"/*.cpp"_s))
        return file.startsWith(place.chopped(5)) && file.endsWith(u".cpp"_s);
    return file == place;
}

QString wrongProjectInclude(const QString &part, const Part &rules, const QString &include)
{
    if (include.contains(u".."_s))
        return u"\"%1\": name it from the root of the tree"_s.arg(include);
    if (!include.contains(u'/')) // moc's output, uic's output
        return include.endsWith(u".moc"_s) || include.startsWith(u"ui_"_s)
            ? QString()
            : u"\"%1\": name it from the root of the tree"_s.arg(include);
    const QString other = partOf(include);
    if (other.isEmpty())
        return u"\"%1\" belongs to no part"_s.arg(include);
    const QString whole = other.section(u'/', 0, 0);
    const bool own = other == part || (whole != u"core"_s && part.section(u'/', 0, 0) == whole);
    if (own || rules.mayInclude.contains(other) || rules.mayInclude.contains(whole))
        return {};
    return u"%1 may not include %2 (\"%3\")"_s.arg(part, other, include);
}

QString wrongLibraryInclude(const QString &file, const QString &part, const Part &rules, const QString &include)
{
    for (const Library &library : libraries()) {
        if (!library.header.match(include).hasMatch())
            continue;
        const bool fits = std::ranges::any_of(library.places, [&](const QString &place) { return isIn(file, place); });
        return fits ? QString()
                    : u"%1 is only for %2 (<%3>)"_s.arg(library.name, library.places.join(u", "_s), include);
    }
    if (!partOf(include).isEmpty())
        return u"<%1>: our own headers stand in quotes"_s.arg(include);
    const QString module = moduleOf(include);
    // One file of server/http includes QtHttpServer: see onlyAdapter() of the test over the tree.
    if (module == u"QtHttpServer"_s && part == u"server/http"_s)
        return {};
    if (module.isEmpty() || module == u"QtCore"_s || rules.modules.contains(module))
        return {};
    return u"%1 may not include %2 (<%3>)"_s.arg(part, module, include);
}

} // namespace

QString partOf(const QString &file)
{
    const QStringList names = file.split(u'/');
    if (names.size() < 2)
        return {};
    if (names[0] == u"app"_s || names[0] == u"ui"_s)
        return names[0];
    if (names[0] != u"core"_s && names[0] != u"server"_s)
        return {};
    return names.size() > 2 ? names[0] + u'/' + names[1] : names[0];
}

QStringList findings(const QString &file, const QString &text)
{
    const QString part = partOf(file);
    const Part *rules = rulesOf(part);
    if (!rules)
        return { u"%1:1: %2 is in no row of the table"_s.arg(file, part.isEmpty() ? u"this file"_s : part) };

    QStringList out;
    QStringList lines = text.split(u'\n');
    if (lines.constLast().isEmpty())
        lines.removeLast();
    static const QRegularExpression include(u"^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"_s);
    bool once = false;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        once = once || lines[i].trimmed() == u"#pragma once"_s;
        const QRegularExpressionMatch match = include.match(lines[i]);
        if (!match.hasMatch())
            continue;
        const QString path = match.captured(2);
        const QString wrong = match.captured(1) == u"\""_s ? wrongProjectInclude(part, *rules, path)
                                                           : wrongLibraryInclude(file, part, *rules, path);
        if (!wrong.isEmpty())
            out += u"%1:%2: %3"_s.arg(file).arg(i + 1).arg(wrong);
    }
    if (file.endsWith(u".h"_s) && !once)
        out += u"%1:1: #pragma once is missing"_s.arg(file);
    if (lines.size() > maxLines)
        out += u"%1:%2: longer than %3 lines"_s.arg(file).arg(lines.size()).arg(maxLines);
    return out;
}

} // namespace hearthbook::layers
