#include "server/api/docspage.h"

#include <QStringList>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

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
    QString items;
    for (const Parameter &parameter : route.parameters) {
        const QString words = parameter.summary + boundsOf(parameter);
        if (!words.isEmpty()) // of the path's most are clear
            items += u"<li><code>%1</code> %2</li>\n"_s.arg(QString::fromLatin1(parameter.name).toHtmlEscaped(),
                                                            words.toHtmlEscaped());
    }
    return u"<article><p><b>%1</b> <code>%2</code></p>\n<p>%3</p>\n%4</article>\n"_s.arg(
        QString::fromLatin1(methodName(route.method)), route.path.toHtmlEscaped(), route.summary.toHtmlEscaped(),
        items.isEmpty() ? QString() : u"<ul>\n%1</ul>"_s.arg(items));
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

QByteArray docsPage(QByteArray page, const std::deque<Route> &routes)
{
    return page.replace("<!-- routes -->", routeList(routes).toUtf8());
}

} // namespace hearthbook
