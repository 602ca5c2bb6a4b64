#pragma once

#include "ui/pages/bookpage.h"

#include <QJsonObject>
#include <QPointer>

class QTabWidget;

namespace hearthbook {

class BookServer;
class DeskSettings;
class NewKeyDialog;
class RequestList;
class ServerControl;
class ServerFacts;
class ServerLog;
class Theme;

/// Runs a server on the opened file, and shows what it is asked and what it says. Of a book on a server: what that tells of itself.
class ServerPage : public BookPage
{
    Q_OBJECT

public:
    /// What is passed by reference outlives the page. `server`: null where the book is on a server, or none can be run; outlives it too.
    ServerPage(const Theme &theme, DeskSettings &settings, BookServer *server, QWidget *parent = nullptr);

    static PageKind pageKind();
    void setSource(MetadataSource *source) override;

private:
    void layOutOwn(const Theme &theme);
    void layOutOther();
    void useSettings(const QString &place);
    void askForNewKey();
    void makeKey(NewKeyDialog *dialog);
    void showKey(const QJsonObject &row);

    DeskSettings &m_settings;
    BookServer *m_server;
    QPointer<MetadataSource> m_source;
    ServerControl *m_control = nullptr;
    QTabWidget *m_tabs = nullptr;
    RequestList *m_requests = nullptr;
    ServerLog *m_log = nullptr;
    ServerFacts *m_facts = nullptr;
};

} // namespace hearthbook
