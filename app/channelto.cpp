#include "app/channelto.h"

#include "app/localchannel.h"
#include "core/source/httpchannel.h"
#include "core/storage/listmemory.h"

#include <QFileInfo>

namespace hearthbook {

std::unique_ptr<Channel> channelTo(const QString &place, bool isReadOnly)
{
    if (isServerAddress(place))
        return std::make_unique<HttpChannel>(QUrl(place), QByteArray());
    DatabaseOptions options;
    options.path = QFileInfo(place).absoluteFilePath();
    options.readOnly = isReadOnly;
    options.lists = std::make_shared<ListMemory>();
    return std::make_unique<LocalChannel>(options);
}

} // namespace hearthbook
