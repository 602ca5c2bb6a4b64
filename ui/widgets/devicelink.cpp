#include "ui/widgets/devicelink.h"

#include "core/source/whenanswered.h"
#include "ui/plaintext.h"
#include "ui/theme.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

DeviceLink::DeviceLink(QString deviceId, MetadataSource *source, QWidget *parent)
    : QPushButton(parent), m_id(std::move(deviceId)), m_source(source)
{
    setObjectName(u"link"_s);
    setCursor(Qt::PointingHandCursor);
    setAutoDefault(true); // Enter too
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setName(m_id);
    if (!source)
        return;
    connect(&source->channel(), &Channel::happened, this, [this](const BookEvent &event) {
        if (event.kind == deviceRows().kind && event.key() == m_id)
            read();
    });
    connect(&source->channel(), &Channel::missed, this, &DeviceLink::read);
    read();
}

void DeviceLink::read()
{
    if (!m_source)
        return;
    whenAnswered(m_source->row(deviceRows(), m_id), this, [this](const Result<QJsonObject> &row) {
        if (row)
            setName(row->value(u"name").toString());
    });
}

void DeviceLink::setName(const QString &name)
{
    m_name = oneLine(name);
    setToolTip(plainHint(m_name));
    setAccessibleName(tr("Device %1").arg(m_name));
    updateGeometry();
    fit();
}

QSize DeviceLink::sizeHint() const
{
    return { fontMetrics().horizontalAdvance(m_name) + 2 * Theme::tight, fontMetrics().height() + 2 };
}

QSize DeviceLink::minimumSizeHint() const
{
    return { fontMetrics().averageCharWidth() * 8, sizeHint().height() };
}

void DeviceLink::resizeEvent(QResizeEvent *event)
{
    QPushButton::resizeEvent(event);
    fit();
}

void DeviceLink::fit()
{
    QString shown = fontMetrics().elidedText(m_name, Qt::ElideRight, width() - 2);
    setText(shown.replace(u'&', u"&&"_s));
}

} // namespace hearthbook
