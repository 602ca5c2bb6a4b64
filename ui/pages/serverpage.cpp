#include "ui/pages/serverpage.h"

#include "core/source/bookserver.h"
#include "core/source/metadatasource.h"
#include "core/source/whenanswered.h"
#include "ui/desksettings.h"
#include "ui/dialogs/newkeydialog.h"
#include "ui/dialogs/secretdialog.h"
#include "ui/models/serversettings.h"
#include "ui/theme.h"
#include "ui/widgets/heading.h"
#include "ui/widgets/requestlist.h"
#include "ui/widgets/servercontrol.h"
#include "ui/widgets/serverfacts.h"
#include "ui/widgets/serverlog.h"

#include <QJsonDocument>
#include <QShortcut>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

ServerPage::ServerPage(const Theme &theme, DeskSettings &settings, BookServer *server, QWidget *parent)
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
    connect(m_control, &ServerControl::keyWanted, this, &ServerPage::askForNewKey);
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

void ServerPage::askForNewKey()
{
    auto *dialog = new NewKeyDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewKeyDialog::wanted, this, [this, dialog] { makeKey(dialog); });
    dialog->open();
}

void ServerPage::makeKey(NewKeyDialog *dialog)
{
    if (!m_source)
        return dialog->reject();
    const QJsonObject wish { { u"name"_s, dialog->name() }, { u"scope"_s, dialog->scope() } };
    const ApiCall call { .method = "POST",
                         .path = u"/api/keys"_s,
                         .body = QJsonDocument(wish).toJson(QJsonDocument::Compact) };
    // Of the page, not of the dialog: a key that was made must be shown.
    whenAnswered(m_source->send(call), this, [this, dialog = QPointer(dialog)](const Result<ChangedRow> &made) {
        if (!made && dialog)
            return dialog->setTrouble(made.error().message);
        if (dialog)
            dialog->accept();
        if (made)
            showKey(made->row);
    });
}

void ServerPage::showKey(const QJsonObject &row)
{
    auto *dialog = new SecretDialog({ .title = tr("The API key"),
                                      .sentence = tr("This is the key of %1. Give it to its program now: it is never "
                                                     "shown again.")
                                                      .arg(row[u"name"].toString()),
                                      .name = tr("API key"),
                                      .copy = tr("Copy the key") },
                                    row[u"key"].toString(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace hearthbook
