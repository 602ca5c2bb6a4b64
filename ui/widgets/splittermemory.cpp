#include "ui/widgets/splittermemory.h"

#include "ui/desksettings.h"

#include <QSplitter>

namespace hearthbook {

using namespace Qt::StringLiterals;

SplitterMemory::SplitterMemory(QSplitter &splitter, DeskSettings &settings, const QString &name) : QObject(&splitter)
{
    const QString setting = u"splitters/"_s + name;
    const QVariantList kept = settings.value(setting).toList();
    QList<int> sizes;
    for (const QVariant &size : kept)
        sizes += size.toInt();
    if (sizes.size() == splitter.count())
        splitter.setSizes(sizes);
    connect(&splitter, &QSplitter::splitterMoved, this, [&splitter, &settings, setting] {
        QVariantList now;
        for (const int size : splitter.sizes())
            now += size;
        settings.setValue(setting, now);
    });
}

} // namespace hearthbook
