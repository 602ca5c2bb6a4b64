#include "core/influx/influxkind.h"

namespace hearthbook {

InfluxKind influxKindOf(QByteArrayView version, QByteArrayView build)
{
    if (version.startsWith('v') || version.startsWith('V'))
        version = version.sliced(1);
    if (version.startsWith("1."))
        return InfluxKind::V1;
    if (version.startsWith("2."))
        return InfluxKind::V2;
    if (version.startsWith("3."))
        return InfluxKind::V3;
    return build.compare("cloud", Qt::CaseInsensitive) == 0 ? InfluxKind::V2 : InfluxKind::Unknown;
}

InfluxLanguage influxLanguage(InfluxKind kind, const InfluxOptions &options)
{
    const bool hasToken = !options.token.isEmpty();
    switch (kind) {
    case InfluxKind::V1:
    case InfluxKind::V3: return InfluxLanguage::InfluxQl;
    case InfluxKind::V2:
        return hasToken || options.username.isEmpty() ? InfluxLanguage::Flux : InfluxLanguage::InfluxQl;
    case InfluxKind::Unknown: return hasToken ? InfluxLanguage::Flux : InfluxLanguage::InfluxQl;
    }
    return InfluxLanguage::InfluxQl;
}

} // namespace hearthbook
