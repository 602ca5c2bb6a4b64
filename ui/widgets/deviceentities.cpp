#include "ui/widgets/deviceentities.h"

#include "ui/plaintext.h"
#include "ui/widgets/twolinedelegate.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// Only the first is a column of the list; its row has the rest.
std::vector<Column> columns()
{
    return { { .field = u"friendly_name"_s, .title = DeviceEntities::tr("Name") } };
}

/// "Kitchen lamp", and below "light · light.kitchen · disabled".
TwoLines textsOf(const QModelIndex &index)
{
    const QJsonObject row = index.data(RowModel::RowRole).toJsonObject();
    QStringList words { row.value(u"domain").toString(), row.value(u"entity_id").toString() };
    if (row.value(u"disabled").toBool())
        words += DeviceEntities::tr("disabled");
    return { oneLine(row.value(u"friendly_name").toString()), row.isEmpty() ? QString() : words.join(u" · "_s) };
}

} // namespace

DeviceEntities::DeviceEntities(QWidget *parent)
    : NotedView(tr("Entities of the device"), new TwoLineDelegate(TwoLineDelegate::Fit::Cut, &textsOf), parent),
      m_model(new RowModel(entityRows(), columns(), this))
{
    view()->setModel(m_model);
    view()->setUniformItemSizes(true); // else every row is looked at, and read
    connect(m_model, &RowModel::loaded, this, [this] { show(m_model->rowCount()); });
    connect(m_model, &RowModel::failed, this, &DeviceEntities::fail);
    connect(this, &NotedView::retryWanted, m_model, &RowModel::refresh);
    connect(view(), &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const QString key = index.data(RowModel::KeyRole).toString(); !key.isEmpty())
            Q_EMIT entityWanted(key);
    });
    begin();
}

void DeviceEntities::setSource(MetadataSource *source)
{
    if (m_source)
        m_source->channel().disconnect(this);
    m_source = source;
    m_device.clear();
    begin();
    if (source)
        connect(&source->channel(), &Channel::happened, this, &DeviceEntities::noticeChange);
}

void DeviceEntities::setDevice(const QString &deviceId)
{
    if (deviceId == m_device)
        return;
    m_device = deviceId;
    begin();
}

/// The rows of another device are not shown while the new ones are under way.
void DeviceEntities::begin()
{
    m_model->setSource(nullptr);
    showRows(false);
    say(m_device.isEmpty() ? tr("Choose a device to see its entities.") : tr("Reading…"));
    if (m_device.isEmpty())
        return;
    m_model->setQuery({ .sort = u"friendly_name"_s, .filters = { { u"device_id"_s, { m_device } } } });
    m_model->setSource(m_source);
}

void DeviceEntities::show(int rows)
{
    showRows(rows > 0);
    say(rows > 0 ? QString() : tr("This device has no entities."));
}

void DeviceEntities::fail(const QString &trouble)
{
    say(tr("The entities cannot be read: %1").arg(trouble), true);
}

/// An entity that moves between devices is not among the rows, or no longer.
void DeviceEntities::noticeChange(const BookEvent &event)
{
    const bool moved = event.data.value(u"before").toObject().contains(u"device_id");
    if (!m_device.isEmpty() && event.kind == entityRows().kind && event.action() == u"update" && moved)
        m_model->refresh();
}

} // namespace hearthbook
