#include "ui/pages/serverpage.h"

#include "core/source/bookserver.h"
#include "ui/models/serversettings.h"
#include "ui/theme.h"
#include "ui/widgets/heading.h"
#include "ui/widgets/requestlist.h"
#include "ui/widgets/servercontrol.h"
#include "ui/widgets/serverfacts.h"
#include "ui/widgets/serverlog.h"

#include <QShortcut>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

ServerPage::ServerPage(const Theme &theme, QSettings &settings, BookServer *server, QWidget *parent)
    : BookPage(pageKind(), parent), m_settings(settings), m_server(server)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    if (server)
        layOutOwn(theme);
    else
        layOutOther();
}

void ServerPage::layOutOwn(const Theme &theme)
{
    m_control = new ServerControl(theme, *m_server, this);
    m_tabs = new QTabWidget(this);
    m_requests = new RequestList(m_tabs);
    m_log = new ServerLog(m_tabs);
    m_tabs->setObjectName(u"tabs"_s);
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->setAccessibleName(tr("Requests and log"));
    m_tabs->tabBar()->setAccessibleName(tr("Requests and log"));
    m_tabs->addTab(m_requests, tr("Requests"));
    m_tabs->addTab(m_log, tr("Log"));
    layout()->addWidget(m_control);
    layout()->addWidget(m_tabs);
    static_cast<QVBoxLayout *>(layout())->setStretch(1, 1);
    connect(m_server, &BookServer::answered, m_requests, &RequestList::add);
    connect(m_server, &BookServer::logged, m_log, &ServerLog::add);
    auto *find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, this, [this] {
        m_tabs->setCurrentWidget(m_log);
        m_log->focusSearch();
    });
}

void ServerPage::layOutOther()
{
    auto *heading = new Heading(title(), Heading::Page, this);
    heading->setContentsMargins(Theme::margin, Theme::apart, Theme::margin, Theme::apart);
    m_facts = new ServerFacts(this);
    layout()->addWidget(heading);
    layout()->addWidget(m_facts);
}

PageKind ServerPage::pageKind()
{
    return { u"server"_s, tr("Server") };
}

void ServerPage::setSource(MetadataSource *source)
{
    m_source = source;
    if (m_facts)
        m_facts->setSource(source);
    else if (source)
        useSettings(source->channel().place());
}

void ServerPage::useSettings(const QString &place)
{
    const ServerSettings remembered(m_settings, place);
    const bool isAllowed = !m_source->isReadOnly();
    m_control->setWish(remembered.wish());
    m_control->setAtOpening(remembered.isAtOpening());
    m_control->setAllowed(isAllowed);
    connect(m_control, &ServerControl::wishChanged, this,
            [this, place] { ServerSettings(m_settings, place).setWish(m_control->wish()); });
    connect(m_control, &ServerControl::atOpeningChanged, this,
            [this, place](bool isWanted) { ServerSettings(m_settings, place).setAtOpening(isWanted); });
    if (isAllowed && remembered.isAtOpening())
        m_server->start(remembered.wish());
}

} // namespace hearthbook
