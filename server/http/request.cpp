#include "server/http/request.h"

namespace hearthbook {

QString Request::parameter(QByteArrayView name) const
{
    for (const auto &[key, value] : parameters) {
        if (key == name)
            return value;
    }
    return {};
}

void Request::setTarget(QByteArray raw)
{
    target = std::move(raw);
    const qsizetype mark = target.indexOf('?');
    path = mark < 0 ? target : target.first(mark);
    query = mark < 0 ? Query() : Query(target.sliced(mark + 1));
}

} // namespace hearthbook
