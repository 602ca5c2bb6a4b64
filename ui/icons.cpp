#include "ui/icons.h"

#include <QFile>
#include <QHash>
#include <QPainter>
#include <QSvgRenderer>

static void initialiseResources()
{
    Q_INIT_RESOURCE(icons);
}

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

QIcon drawn(const QString &name, const QColor &colour)
{
    initialiseResources();
    QFile file(u":/icons/"_s + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QSvgRenderer renderer(file.readAll().replace("currentColor", colour.name().toLatin1()));
    QIcon out;
    for (const int size : { 16, 24, 32, 48 }) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        out.addPixmap(pixmap);
        out.addPixmap(pixmap, QIcon::Selected); // else it is tinted
    }
    return out;
}

} // namespace

QIcon icon(const QString &name, const QColor &colour)
{
    static QHash<std::pair<QString, QRgb>, QIcon> known;
    const std::pair key(name, colour.rgb());
    auto found = known.find(key);
    if (found == known.end())
        found = known.insert(key, drawn(name, colour));
    return *found;
}

} // namespace hearthbook
