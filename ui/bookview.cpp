#include "ui/bookview.h"

#include "core/source/whenanswered.h"
#include "ui/dialogs/keydialog.h"
#include "ui/dialogs/undoquestion.h"
#include "ui/pages/activitypage.h"
#include "ui/pages/importspage.h"
#include "ui/pages/listdesigns.h"
#include "ui/pages/listpage.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/preferencespage.h"
#include "ui/pages/serverpage.h"
#include "ui/pages/webhookspage.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/sidebar.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include <chrono>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int mostAreas = 1000;
constexpr auto gathering = 150ms;

std::unique_ptr<BookServer> serverFor(const Profile &profile, const ServerMaker &make)
{
    return make && !profile.isServer() ? make(profile.place) : nullptr;
}

QString lostText(const Channel &channel)
{
    QString why = channel.trouble().trimmed();
    if (!why.endsWith(u'.') && !why.endsWith(u'…'))
        why += u'.';
    return BookView::tr("%1 It is tried again; what you see is as it was.").arg(why);
}

} // namespace

BookView::BookView(Profile profile, std::unique_ptr<Channel> channel, const Desk &desk, const TypedKey &typed,
                   QWidget *parent)
    : QWidget(parent), m_profile(std::move(profile)), m_source(std::move(channel)), m_undo(m_source),
      m_server(serverFor(m_profile, desk.makeServer)), m_key(m_profile, m_source.channel(), desk.keys),
      m_drafts(DraftFile(desk.draftFolder, m_profile)), m_side(new Sidebar(desk.theme, desk.settings, this)),
      m_pages(new QStackedWidget(this)), m_banner(new Banner(desk.theme, this))
{
    m_source.setReadOnly(m_profile.isReadOnly);
    m_side->setBook(m_profile.name, place());
    layOut();
    planPages(desk);
    follow();
    showPage(0);
    showState();
    m_key.open(typed);
    QTimer::singleShot(0, this, &BookView::makeNext);
}

BookView::~BookView()
{
    m_drafts.finish();
    for (BookPage *page : findChildren<BookPage *>())
        page->setSource(nullptr);
}

void BookView::layOut()
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_side);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_banner);
    right->addWidget(m_pages, 1);
    layout->addLayout(right, 1);
}

void BookView::follow()
{
    connect(&m_undo, &UndoHistory::failed, this, &BookView::say);
    connect(&m_undo, &UndoHistory::hindered, this, [this](const QString &what, bool isRedo, const ReversionPlan &plan) {
        UndoQuestion::ask(this, what, isRedo, plan,
                          [this, isRedo] { isRedo ? m_undo.redoOthers() : m_undo.undoOthers(); });
    });
    connect(&m_drafts, &DraftKeeper::failed, this, &BookView::say);
    connect(&m_key, &BookKey::failed, this, &BookView::say);
    connect(&m_key, &BookKey::kept, this, &BookView::keyKept);
    connect(m_banner, &Banner::acted, this, &BookView::askForKey);
    connect(m_side, &Sidebar::pageChosen, this, [this](int page) {
        m_pages->setCurrentWidget(this->page(page));
        Q_EMIT pageShown(pageName());
    });
    connect(&m_source.channel(), &Channel::stateChanged, this, &BookView::showState);
    connect(&m_source.channel(), &Channel::missed, this, &BookView::readAreas);
    m_areasSoon.setSingleShot(true);
    m_areasSoon.setInterval(gathering);
    connect(&m_areasSoon, &QTimer::timeout, this, &BookView::readAreas);
    connect(&m_source.channel(), &Channel::happened, this, [this](const BookEvent &event) {
        if (concerns(areaRows(), event) && !m_areasSoon.isActive())
            m_areasSoon.start();
    });
}

/// In the order of the list at the left. Made where they stay: a page that moves to another parent is styled twice.
void BookView::planPages(const Desk &desk)
{
    planPage(OverviewPage::pageKind(), [this, desk] { return new OverviewPage(desk.theme, m_pages); });
    for (const ListDesign &design : { deviceDesign(), entityDesign(), areaDesign() })
        planPage(design.page, [this, desk, design] { return new ListPage(design, desk.settings, m_pages); });
    planPage(WebhooksPage::pageKind(), [this, desk] { return new WebhooksPage(desk.theme, m_pages); });
    planPage(PreferencesPage::pageKind(),
             [this, desk] { return new PreferencesPage(desk.theme, desk.settings, m_pages); });
    planPage(ActivityPage::pageKind(), [this, desk] { return new ActivityPage(desk.settings, m_pages); });
    planPage(ImportsPage::pageKind(), [this, desk] { return new ImportsPage(desk.theme, m_pages); });
    planPage(ServerPage::pageKind(),
             [this, desk] { return new ServerPage(desk.theme, desk.settings, m_server.get(), m_pages); });
}

void BookView::planPage(const PageKind &kind, const std::function<BookPage *()> &make)
{
    m_places.push_back({ kind, make });
    m_side->addPage(kind.title, kind.name);
}

/// One page in each turn of the event loop.
void BookView::makeNext()
{
    for (int i = 0; i < pageCount(); ++i) {
        if (m_places[std::size_t(i)].page)
            continue;
        page(i);
        QTimer::singleShot(0, this, &BookView::makeNext);
        return;
    }
}

BookPage *BookView::page(int page)
{
    Place &place = m_places.at(std::size_t(page));
    if (!place.page) {
        place.page = place.make();
        enter(place.page);
    }
    return place.page;
}

void BookView::enter(BookPage *page)
{
    m_pages->addWidget(page);
    connect(page, &BookPage::failed, this, &BookView::say);
    connect(page, &BookPage::rowWanted, this, &BookView::showRow);
    connect(page, &BookPage::rowsWanted, this, &BookView::showRows);
    connect(page, &BookPage::pageWanted, this, qOverload<const QString &>(&BookView::showPage));
    connect(page, &BookPage::jobMade, this, &BookView::jobMade);
    connect(page, &BookPage::edited, &m_undo, &UndoHistory::add);
    if (m_isOpen)
        page->setSource(&m_source);
    if (!m_areas.isEmpty())
        page->setAreaNames(AreaNames(m_areas));
    m_drafts.add(page);
}

/// That a key is wanted is not talked over: nothing else goes on without it. Nor is that the server is away, which is why it does not
/// answer; what else went wrong is said beside it.
void BookView::say(const QString &message)
{
    const Channel &channel = m_source.channel();
    if (channel.wantsKey())
        return;
    if (channel.state() != ChannelState::Lost)
        m_banner->say(message);
    else if (!message.contains(channel.place()))
        m_banner->say(lostText(channel) + u' ' + message);
}

QString BookView::place() const
{
    return const_cast<MetadataSource &>(m_source).channel().place();
}

int BookView::pageCount() const
{
    return int(m_places.size());
}

void BookView::showPage(int page)
{
    m_side->showPage(page);
}

void BookView::showPage(const QString &name)
{
    for (int i = 0; i < pageCount(); ++i) {
        if (m_places[std::size_t(i)].kind.name == name)
            showPage(i);
    }
}

/// A page that has none yet has it itself: Tab leads to what comes.
void BookView::focusPage()
{
    QWidget *page = m_pages->currentWidget();
    for (QWidget *next = page->nextInFocusChain(); next != page; next = next->nextInFocusChain()) {
        const bool takes = (next->focusPolicy() & Qt::TabFocus) && next->isEnabled() && next->isVisibleTo(page);
        if (takes && page->isAncestorOf(next))
            return next->setFocus();
    }
    page->setFocus();
}

QString BookView::pageName() const
{
    return static_cast<const BookPage *>(m_pages->currentWidget())->name();
}

void BookView::showRow(const RowKind &kind, const QString &key)
{
    for (int i = 0; i < pageCount(); ++i) {
        if (page(i)->showRow(kind, key))
            showPage(i);
    }
}

void BookView::showRows(const RowKind &kind, const QString &field, const QString &value)
{
    for (int i = 0; i < pageCount(); ++i) {
        if (page(i)->showRows(kind, field, value))
            showPage(i);
    }
}

void BookView::showState()
{
    const Channel &channel = m_source.channel();
    m_side->setState(channel.state(), channel.trouble(), m_source.isReadOnly());
    switch (channel.state()) {
    case ChannelState::Connecting: m_banner->clear(); return;
    case ChannelState::Open: showOpen(); return;
    case ChannelState::Lost: m_banner->say(lostText(channel)); return;
    case ChannelState::Refused: break;
    }
    if (channel.wantsKey())
        m_banner->say((channel.trouble() + u' ' + m_key.trouble()).trimmed(), tr("Enter the API key…"));
    else
        m_banner->say(channel.trouble());
}

void BookView::showOpen()
{
    m_banner->clear();
    readAreas();
    if (std::exchange(m_isOpen, true))
        return;
    for (BookPage *page : findChildren<BookPage *>())
        page->setSource(&m_source);
    m_drafts.restore();
}

void BookView::askForKey()
{
    auto *dialog = new KeyDialog(m_source.channel().trouble(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_key.use(dialog->typedKey()); });
    dialog->open();
}

void BookView::readAreas()
{
    whenAnswered(m_source.list(areaRows(), { .limit = mostAreas }), this, [this](const Result<RowPage> &areas) {
        if (!areas)
            return;
        QHash<QString, QString> found;
        for (const QJsonObject &area : areas->rows)
            found.insert(area.value(u"area_id").toString(), area.value(u"display_name").toString());
        if (found == m_areas)
            return;
        m_areas = found;
        const AreaNames names(found);
        for (BookPage *page : findChildren<BookPage *>())
            page->setAreaNames(names);
    });
}

} // namespace hearthbook
