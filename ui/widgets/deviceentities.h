#pragma once

#include "ui/models/rowmodel.h"
#include "ui/widgets/notedview.h"

namespace hearthbook {

/// The entities of one device; follows the book.
class DeviceEntities : public NotedView
{
    Q_OBJECT

public:
    explicit DeviceEntities(QWidget *parent = nullptr);

    void setSource(MetadataSource *source);
    /// Empty: no device.
    void setDevice(const QString &deviceId);

Q_SIGNALS:
    /// Enter or a double click on an entity.
    void entityWanted(const QString &entityId);

private:
    void show(int rows);
    void fail(const QString &trouble);
    void begin();
    void noticeChange(const BookEvent &event);

    RowModel *m_model;
    QPointer<MetadataSource> m_source;
    QString m_device;
};

} // namespace hearthbook
