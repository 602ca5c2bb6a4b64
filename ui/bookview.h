#pragma once

#include "core/source/metadatasource.h"
#include "ui/bookkey.h"
#include "ui/desk.h"
#include "ui/draftkeeper.h"
#include "ui/pages/pagekind.h"
#include "ui/undohistory.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <vector>

class QStackedWidget;

namespace hearthbook {

class Banner;
class Job;
class BookPage;
class Sidebar;

/// One open book: the pages, the way between them, and how the connection stands.
class BookView : public QWidget
{
    Q_OBJECT

public:
    /// `typed`: the API key of the profile, where the user typed one.
    BookView(Profile profile, std::unique_ptr<Channel> channel, const Desk &desk, const TypedKey &typed = {},
             QWidget *parent = nullptr);
    ~BookView() override;

    const Profile &profile() const { return m_profile; }
    QString place() const;
    /// By its place in the list at the left, from 0 on.
    void showPage(int page);
    /// By BookPage::name(); nothing where there is none of it.
    void showPage(const QString &name);
    /// The first control of the page that is shown has the focus.
    void focusPage();
    /// BookPage::name() of the one that is shown.
    QString pageName() const;
    int pageCount() const;
    /// Made now, where that has not been done yet.
    BookPage *page(int page);
    Sidebar &sidebar() { return *m_side; }
    MetadataSource &source() { return m_source; }
    /// Whether it was open, once: there is something to read.
    bool isOpen() const { return m_isOpen; }
    /// On its page; nothing where no page has rows of the kind.
    void showRow(const hearthbook::RowKind &kind, const QString &key);
    /// Null where the book is on a server, or none can be run on its file.
    BookServer *server() const { return m_server.get(); }
    UndoHistory &undoHistory() { return m_undo; }

    /// Says in the banner what went wrong, and what to do.
    void say(const QString &message);

Q_SIGNALS:
    void pageShown(const QString &name);
    /// The keyring has the key of the profile from now on.
    void keyKept();
    /// A page's job, which shall be started and shown.
    void jobMade(hearthbook::Job *job);

private:
    /// A place in the list at the left.
    struct Place
    {
        PageKind kind = {};
        std::function<BookPage *()> make = {};
        BookPage *page = nullptr; ///< none yet: all at once would be felt
    };

    void layOut();
    void planPages(const Desk &desk);
    void planPage(const PageKind &kind, const std::function<BookPage *()> &make);
    void makeNext();
    void enter(BookPage *page);
    void follow();
    void showRows(const RowKind &kind, const QString &field, const QString &value);
    void showState();
    void showOpen();
    void askForKey();
    void readAreas();

    Profile m_profile;
    MetadataSource m_source;
    UndoHistory m_undo;
    std::unique_ptr<BookServer> m_server;
    BookKey m_key;
    DraftKeeper m_drafts;
    bool m_isOpen = false; ///< it was, once: the pages have the source
    QHash<QString, QString> m_areas;
    QTimer m_areasSoon; ///< gathers changes that come together
    std::vector<Place> m_places;
    Sidebar *m_side;
    QStackedWidget *m_pages;
    Banner *m_banner;
};

} // namespace hearthbook
