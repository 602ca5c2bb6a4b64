#pragma once

#include "core/source/metadatasource.h"

#include <QPointer>
#include <QPushButton>

namespace hearthbook {

/// The name of a device, which leads to it; its id, until the name is read or where it cannot be. Follows the book.
class DeviceLink : public QPushButton
{
    Q_OBJECT

public:
    /// `source`: may be none.
    DeviceLink(QString deviceId, MetadataSource *source, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void read();
    void setName(const QString &name);
    void fit();

    QString m_id;
    QString m_name;
    QPointer<MetadataSource> m_source;
};

} // namespace hearthbook
