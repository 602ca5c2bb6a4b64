#include "ui/widgets/deviceentities.h"

#include "ui/theme.h"

#include <QHeaderView>
#include <QTableView>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowHeight = 32;
constexpr int smallPoints = 11; // four columns stand in the width of the pane

std::vector<Column> columns()
{
    const auto tr = [](const char *text) { return DeviceEntities::tr(text); };
    return { { .field = u"friendly_name"_s, .title = tr("Name"), .width = 90 },
             { .field = u"entity_id"_s, .title = tr("Id"), .form = CellForm::Id, .width = 110 },
             { .field = u"domain"_s, .title = tr("Domain"), .width = 66 },
             { .field = u"disabled"_s, .title = tr("Disabled"), .form = CellForm::Flag, .width = 66 } };
}

QTableView *makeTable()
{
    auto *table = new QTableView;
    table->setAccessibleName(DeviceEntities::tr("Entities of the device"));
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(rowHeight);
    table->horizontalHeader()->setHighlightSections(false);
    for (QWidget *part : { static_cast<QWidget *>(table), static_cast<QWidget *>(table->horizontalHeader()) }) {
        QFont font = part->font();
        font.setPointSize(smallPoints);
        part->setFont(font);
    }
    return table;
}

} // namespace

DeviceEntities::DeviceEntities(QWidget *parent)
    : NotedView(makeTable(), parent), m_model(new RowModel(entityRows(), columns(), this))
{
    view()->setModel(m_model);
    QHeaderView *header = static_cast<QTableView *>(view())->horizontalHeader();
    header->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int i = 1; i < header->count(); ++i)
        header->resizeSection(i, m_model->columns()[std::size_t(i)].width);
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
