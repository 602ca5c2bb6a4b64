#include "core/influx/influxquoting.h"

#include <QString>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

QString quoted(QStringView text, QChar quote, bool interpolates)
{
    QString out(quote);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'\n') {
            out += u"\\n"_s;
            continue;
        }
        if (c == quote || c == u'\\' || (interpolates && c == u'$' && text.sliced(i).startsWith(u"${")))
            out += u'\\';
        out += c;
    }
    return out + quote;
}

} // namespace

QString influxQlText(QStringView value)
{
    return quoted(value, u'\'', false);
}

QString influxQlName(QStringView name)
{
    return quoted(name, u'"', false);
}

QString fluxText(QStringView value)
{
    return quoted(value, u'"', true);
}

} // namespace hearthbook
