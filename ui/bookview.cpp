#include "ui/bookview.h"

#include "core/source/whenanswered.h"
#include "ui/icons.h"
#include "ui/pages/listdesigns.h"
#include "ui/pages/webhookspage.h"
#include "ui/plaintext.h"
#include "ui/theme.h"
#include "ui/widgets/banner.h"

#include <QLabel>
#include <QListWidget>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int sideWidth = 208;
constexpr int pageHeight = 38;
constexpr int mostAreas = 1000;

QString shortPlace(const QString &place)
{
    return place.section(u'/', -1).isEmpty() ? place : place.section(u'/', -1);
}

} // namespace

BookView::BookView(std::unique_ptr<Channel> channel, const Theme &theme, QSettings &settings, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_source(std::move(channel)), m_undo(m_source), m_list(new QListWidget(this)),
      m_pages(new QStackedWidget(this)), m_banner(new Banner(theme, this)), m_place(new QLabel(this)),
      m_state(new QLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeSide());
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_banner);
    right->addWidget(m_pages, 1);
    layout->addLayout(right, 1);
    addPages(settings);
    connect(&m_undo, &UndoHistory::failed, m_banner, [this](const QString &message) { m_banner->say(message); });
    connect(m_list, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_list->setCurrentRow(0);
    connect(&theme, &Theme::changed, this, &BookView::paintIcons);
    paintIcons();
    connect(&m_source.channel(), &Channel::stateChanged, this, &BookView::showState);
    connect(&m_source.channel(), &Channel::missed, this, &BookView::readAreas);
    connect(&m_source.channel(), &Channel::happened, this, [this](const BookEvent &event) {
        if (event.kind == areaRows().kind)
            readAreas();
    });
    showState();
    m_source.channel().open();
}

BookView::~BookView()
{
    for (BookPage *page : findChildren<BookPage *>())
        page->setSource(nullptr);
}

QWidget *BookView::makeSide()
{
    auto *side = new QWidget(this);
    side->setObjectName(u"side"_s);
    side->setAttribute(Qt::WA_StyledBackground);
    side->setFixedWidth(sideWidth);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, Theme::apart, 0, Theme::apart);
    layout->setSpacing(Theme::near);
    m_list->setObjectName(u"pages"_s);
    m_list->setAccessibleName(tr("Pages"));
    m_list->setIconSize({ 20, 20 });
    layout->addWidget(m_list, 1);
    for (QLabel *label : { m_place, m_state }) {
        label->setTextFormat(Qt::PlainText);
        label->setContentsMargins(Theme::margin, 0, Theme::near, 0);
        layout->addWidget(label);
    }
    m_place->setText(shortPlace(place()));
    m_place->setToolTip(plainHint(place()));
    m_place->setAccessibleName(tr("The book that is open"));
    m_state->setObjectName(u"faint"_s);
    m_state->setAccessibleName(tr("State of the connection"));
    return side;
}

/// In the order of the list at the left.
void BookView::addPages(QSettings &settings)
{
    addPage(new ListPage(deviceDesign(), settings, this));
    addPage(new ListPage(entityDesign(), settings, this));
    addPage(new WebhooksPage(m_theme, this));
}

void BookView::addPage(BookPage *page)
{
    m_pages->addWidget(page);
    auto *item = new QListWidgetItem(page->title(), m_list);
    item->setSizeHint({ 0, pageHeight });
    connect(page, &BookPage::failed, this, [this](const QString &message) { m_banner->say(message); });
    connect(page, &BookPage::rowWanted, this, &BookView::showRow);
    connect(page, &BookPage::edited, &m_undo, &UndoHistory::add);
}

BookPage *BookView::page(int page) const
{
    return static_cast<BookPage *>(m_pages->widget(page));
}

void BookView::paintIcons()
{
    for (int i = 0; i < m_list->count(); ++i)
        m_list->item(i)->setIcon(icon(page(i)->iconName(), m_theme.colour(Shade::Accent)));
}

QString BookView::place() const
{
    return const_cast<MetadataSource &>(m_source).channel().place();
}

int BookView::pageCount() const
{
    return m_list->count();
}

void BookView::showPage(int page)
{
    m_list->setCurrentRow(page);
}

void BookView::showRow(const RowKind &kind, const QString &key)
{
    for (int i = 0; i < pageCount(); ++i) {
        if (page(i)->showRow(kind, key))
            showPage(i);
    }
}

void BookView::showState()
{
    const Channel &channel = m_source.channel();
    switch (channel.state()) {
    case ChannelState::Connecting: m_state->setText(tr("Connecting…")); return;
    case ChannelState::Lost: m_state->setText(tr("Connection lost")); break;
    case ChannelState::Refused: m_state->setText(tr("Not open")); break;
    case ChannelState::Open:
        m_state->setText(tr("Connected"));
        m_banner->clear();
        readAreas();
        if (!std::exchange(m_isOpen, true)) {
            for (BookPage *page : findChildren<BookPage *>())
                page->setSource(&m_source);
        }
        return;
    }
    m_banner->say(channel.state() == ChannelState::Lost
                      ? tr("%1 It is tried again; what you see is as it was.").arg(channel.trouble())
                      : channel.trouble());
}

void BookView::readAreas()
{
    whenAnswered(m_source.list(areaRows(), { .limit = mostAreas }), this, [this](const Result<RowPage> &areas) {
        if (!areas)
            return;
        m_areas.clear();
        for (const QJsonObject &area : areas->rows)
            m_areas.insert(area.value(u"area_id").toString(), area.value(u"display_name").toString());
        const AreaNames names = [areas = m_areas](const QString &id) { return areas.value(id, id); };
        for (BookPage *page : findChildren<BookPage *>())
            page->setAreaNames(names);
    });
}

} // namespace hearthbook
