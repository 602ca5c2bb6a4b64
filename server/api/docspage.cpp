#include "server/api/docspage.h"

#include <QStringList>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView style(R"(
body { max-width: 60rem; margin: 0 auto; padding: 16px; font: 16px/1.5 system-ui, sans-serif; color: #1f2328; background: #fbfaf8; }
h1 { font-size: 1.5rem; } h2 { margin: 2rem 0 .25rem; font-size: 1.15rem; color: #2f6f5e; }
article { padding: 8px 0; border-top: 1px solid #e3e1dc; } article > p { margin: 0; }
code { font-family: ui-monospace, monospace; } b { display: inline-block; min-width: 4.5rem; }
ul { margin: 4px 0 0; padding-left: 6rem; font-size: .9rem; } a { color: #2f6f5e; }
@media (prefers-color-scheme: dark) {
  body { color: #e6e6e3; background: #1b1d21; } article { border-color: #33363c; } h2, a { color: #6fbfa5; }
})");

/// RapiDoc's attributes: everything from here, in the colours of the desktop.
constexpr QLatin1StringView element(
    R"(<rapi-doc spec-url="openapi.json" load-fonts="false" regular-font="system-ui, sans-serif" mono-font="ui-monospace, monospace"
  theme="light" bg-color="#fbfaf8" text-color="#1f2328" primary-color="#2f6f5e" nav-bg-color="#f3f1ed" render-style="read"
  show-header="false" show-method-in-nav-bar="as-colored-text" schema-style="table" sort-endpoints-by="none"
  allow-authentication="false" allow-server-selection="false" allow-spec-url-load="false" allow-spec-file-load="false"
  allow-spec-file-download="false">)");

QString head(const QString &more)
{
    return u"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"_s
        + u"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"_s
        + u"<title>Hearthbook: the REST API</title>\n"_s + more + u"</head>\n<body>\n"_s;
}

QString boundsOf(const Parameter &parameter)
{
    const QString unit = parameter.type == Parameter::Text ? u" characters"_s : QString();
    QStringList parts;
    if (!parameter.oneOf.isEmpty())
        parts += parameter.oneOf.join(u" | "_s);
    if (parameter.min)
        parts += u"at least %1"_s.arg(*parameter.min) + unit;
    if (parameter.max)
        parts += u"at most %1"_s.arg(*parameter.max) + unit;
    if (!parameter.fallback.isUndefined())
        parts += u"default "_s + parameter.fallback.toVariant().toString();
    if (parameter.repeatable)
        parts += u"may be repeated"_s;
    return parts.isEmpty() ? QString() : u" (%1)"_s.arg(parts.join(u", "_s));
}

QString routeText(const Route &route)
{
    QString text = u"<article><p><b>%1</b> <code>%2</code></p>\n<p>%3</p>\n"_s.arg(
        QString::fromLatin1(methodName(route.method)), route.path.toHtmlEscaped(), route.summary.toHtmlEscaped());
    if (!route.parameters.empty())
        text += u"<ul>\n"_s;
    for (const Parameter &parameter : route.parameters)
        text += u"<li><code>%1</code> %2</li>\n"_s.arg(
            QString::fromLatin1(parameter.name).toHtmlEscaped(),
            QString(parameter.summary + boundsOf(parameter)).toHtmlEscaped());
    return text + (route.parameters.empty() ? u"</article>\n"_s : u"</ul></article>\n"_s);
}

QString routeList(const std::deque<Route> &routes)
{
    QStringList tags;
    for (const Route &route : routes) {
        if (!tags.contains(route.tag))
            tags += route.tag;
    }
    QString text = u"<main>\n<h1>Hearthbook: the REST API</h1>\n"_s
        + u"<p>The same for programs, with all schemas: <a href=\"openapi.json\">openapi.json</a></p>\n"_s;
    for (const QString &tag : std::as_const(tags)) {
        text += u"<h2>%1</h2>\n"_s.arg(tag.toHtmlEscaped());
        for (const Route &route : routes) {
            if (route.tag == tag)
                text += routeText(route);
        }
    }
    return text + u"</main>\n"_s;
}

} // namespace

QByteArray plainDocsPage(const std::deque<Route> &routes)
{
    const QString page = head(u"<style>%1\n</style>\n"_s.arg(style)) + routeList(routes) + u"</body>\n</html>\n"_s;
    return page.toUtf8();
}

QByteArray rapidocPage(const std::deque<Route> &routes)
{
    const QString script = u"<script type=\"module\" src=\"docs/rapidoc-min.js\"></script>\n"_s;
    const QString page = head(script) + element + u"\n<p slot=\"nav-logo\">Hearthbook</p>\n</rapi-doc>\n<noscript>\n"_s
        + routeList(routes) + u"</noscript>\n</body>\n</html>\n"_s;
    return page.toUtf8();
}

} // namespace hearthbook
