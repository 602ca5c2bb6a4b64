#include "core/source/rowkind.h"

#include <QUrl>

namespace hearthbook {

using namespace Qt::StringLiterals;

QString rowPath(const RowKind &kind, const QString &key)
{
    return kind.path + u'/' + QString::fromLatin1(QUrl::toPercentEncoding(key));
}

const RowKind &deviceRows()
{
    static const RowKind kind { u"/api/devices"_s, u"devices"_s, u"device_id"_s, u"device"_s };
    return kind;
}

const RowKind &entityRows()
{
    static const RowKind kind { u"/api/entities"_s, u"entities"_s, u"entity_id"_s, u"entity"_s };
    return kind;
}

const RowKind &areaRows()
{
    static const RowKind kind { u"/api/areas"_s, u"areas"_s, u"area_id"_s, u"area"_s };
    return kind;
}

} // namespace hearthbook
