#include "tests/support/webhookwindow.h"
#include "ui/dialogs/conflictdialog.h"

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The page of webhooks in the real window, on a file and on a server: the list, and what is typed.
class TestWebhooksPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsThereYet();
    void editsAndUndoes_data() { TestBook::addWays(); }
    void editsAndUndoes();
    void deletesAndUndoes_data() { TestBook::addWays(); }
    void deletesAndUndoes();
    void bothChanged_data();
    void bothChanged();
    void typingOnWhileItIsSaved_data() { TestBook::addWays(); }
    void typingOnWhileItIsSaved();
    void othersChangeWhatIsNotTouched_data() { TestBook::addWays(); }
    void othersChangeWhatIsNotTouched();
    void removedWhileItIsEdited();
    void removedBesideAHalfMadeOne_data();
    void removedBesideAHalfMadeOne();
    void givingUpIsTold();
    void badUrls_data();
    void badUrls();
    void refusalBesideTheField();
    void draftComesBack();
    void textsOfSeveralAreKept();
    void serverLostWhileEditing();
    void readOnly();
    void searches();
    void keyboardReachesEverything();
    void everyControlHasAName();
    void pageClosedBeforeTheAnswer();
};

void TestWebhooksPage::nothingIsThereYet()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(1));
    BookWindow window(book);
    WebhooksPage &page = webhooksPage(window);
    QVERIFY(shows(page, u"None is set up yet"_s));
    QVERIFY(shows(page, u"Choose a webhook"_s));
    click(*table(page)->parentWidget(), u"Add a webhook"_s);
    QVERIFY(url(page)->isVisible());
    QVERIFY(url(page)->hasFocus());
}

void TestWebhooksPage::editsAndUndoes()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(2));
    Other other(book);
    const QString id = other.add(u"http://127.0.0.1:9/a"_s);
    BookWindow window(book);
    WebhooksPage &page = webhooksPage(window);
    choose(page);
    QVERIFY(!button(page, u"Save"_s));
    auto *enabled = page.findChild<QCheckBox *>();
    enabled->setFocus();
    QTest::keyClick(enabled, Qt::Key_Space);
    auto *areas = page.findChild<CheckList *>();
    QVERIFY(eventually([&] { return areas->count() > 0; }));
    areas->setCurrentRow(0);
    areas->setFocus();
    QTest::keyClick(areas, Qt::Key_Space);
    QVERIFY(button(page, u"Save"_s));
    QCOMPARE(cell(page, 0, 1), u"http://127.0.0.1:9/a (not saved)"_s);
    QVERIFY(other.webhook(id)[u"enabled"].toBool()); // nothing is written while one types
    ctrl(page, Qt::Key_S);
    QVERIFY(eventually([&] { return !button(page, u"Save"_s); }));
    QVERIFY(!other.webhook(id)[u"enabled"].toBool());
    QCOMPARE(other.webhook(id)[u"filters"][u"area_id"].toArray().size(), 1);
    QVERIFY(eventually([&] { return cell(page, 0, 0) == u"Paused"_s; }));
    QVERIFY(!button(page, u"Send a test"_s)->isEnabled());
    table(page)->setFocus();
    ctrl(page, Qt::Key_Z);
    QVERIFY(eventually([&] { return enabled->isChecked(); }));
    QVERIFY(other.webhook(id)[u"enabled"].toBool());
    QTest::mouseClick(enabled, Qt::LeftButton, {}, { 8, enabled->height() / 2 });
    click(page, u"Discard"_s);
    QVERIFY(enabled->isChecked());
    QVERIFY(!button(page, u"Save"_s));
}

void TestWebhooksPage::deletesAndUndoes()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(1));
    Other other(book);
    other.add(u"http://127.0.0.1:9/a"_s);
    other.add(u"http://127.0.0.1:9/b"_s);
    BookWindow window(book);
    WebhooksPage &page = webhooksPage(window);
    choose(page, 1);
    QCOMPARE(url(page)->text(), u"http://127.0.0.1:9/b"_s);
    table(page)->setFocus();
    QTest::keyClick(table(page), Qt::Key_Delete);
    QVERIFY(eventually([&] { return table(page)->model()->rowCount() == 1; }));
    QVERIFY(eventually([&] { return shows(page, u"Choose a webhook"_s); }));
    QCOMPARE(other.webhooks().size(), 1);
    ctrl(page, Qt::Key_Z);
    QVERIFY(eventually([&] { return table(page)->model()->rowCount() == 2; }));
    QCOMPARE(cell(page, 1, 1), u"http://127.0.0.1:9/b"_s);
}

void TestWebhooksPage::bothChanged_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("stays");
    for (const auto &[name, way] : { std::pair("file", TestBook::File), std::pair("server", TestBook::Server) }) {
        QTest::addRow("%s, mine", name) << int(way) << u"Keep mine"_s << u"http://127.0.0.1:9/mine"_s;
        QTest::addRow("%s, theirs", name) << int(way) << u"Take theirs"_s << u"http://127.0.0.1:9/theirs"_s;
    }
}

void TestWebhooksPage::bothChanged()
{
    QFETCH(int, way);
    QFETCH(QString, answer);
    QFETCH(QString, stays);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(1));
    Other other(book);
    const QString id = other.add(u"http://127.0.0.1:9/a"_s);
    BookWindow window(book);
    WebhooksPage &page = webhooksPage(window);
    choose(page);
    typeUrl(page, u"http://127.0.0.1:9/mine"_s);
    other.change(id, { { u"url"_s, u"http://127.0.0.1:9/theirs"_s } });
    ctrl(page, Qt::Key_S); // before or after the page hears of it: the same
    QVERIFY(eventually([&] { return page.findChild<ConflictDialog *>(); }));
    QCOMPARE(other.webhook(id)[u"url"].toString(), u"http://127.0.0.1:9/theirs"_s);
    auto *dialog = page.findChild<ConflictDialog *>();
    QVERIFY(shows(*dialog, u"http://127.0.0.1:9/mine"_s));
    QVERIFY(shows(*dialog, u"http://127.0.0.1:9/theirs"_s));
    click(*dialog, u"Decide later"_s);
    QVERIFY(eventually([&] { return !page.findChild<ConflictDialog *>(); }));
    QCOMPARE(url(page)->text(), u"http://127.0.0.1:9/mine"_s);
    QVERIFY(shows(page, u"changed elsewhere meanwhile: Address."_s));
    ctrl(page, Qt::Key_S);
    QVERIFY(eventually([&] { return page.findChild<ConflictDialog *>(); }));
    click(*page.findChild<ConflictDialog *>(), answer);
    QVERIFY(eventually([&] { return url(page)->text() == stays && !button(page, u"Save"_s); }));
    QVERIFY(eventually([&] { return other.webhook(id)[u"url"].toString() == stays; }));
}

/// Nobody else changed it.
void TestWebhooksPage::typingOnWhileItIsSaved()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(1));
    Other other(book);
    const QString id = other.add(u"http://127.0.0.1:9/a"_s);
    BookWindow window(book);
    WebhooksPage &page = webhooksPage(window);
    choose(page);
    typeUrl(page, u"http://127.0.0.1:9/b"_s);
    ctrl(page, Qt::Key_S);
    QTest::keyClicks(url(page), u"c"_s);
    bool isSaidToBeTheirs = false;
    QVERIFY(eventually([&] {
        isSaidToBeTheirs |= shows(page, u"changed elsewhere meanwhile"_s);
        return window.window().book()->undoHistory().canUndo();
    }));
    QCOMPARE(url(page)->text(), u"http://127.0.0.1:9/bc"_s);
    QVERIFY(eventually([&] { return cell(page, 0, 1).contains(u"/b"_s); }));
    ctrl(page, Qt::Key_S);
    QVERIFY(eventually([&] { return !button(page, u"Save"_s); }));
    QVERIFY(!page.findChild<ConflictDialog *>());
    QVERIFY(!isSaidToBeTheirs);
    QCOMPARE(other.webhook(id)[u"url"].toString(), u"http://127.0.0.1:9/bc"_s);
}

void TestWebhooksPage::othersChangeWhatIsNotTouched()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(1));
    Other other(book);
    const QString id = other.add(u"http://127.0.0.1:9/a"_s);
    BookWindow window(book);
    WebhooksPage &page = webhooksPage(window);
    choose(page);
    auto *team = page.findChild<TeamChooser *>();
    team->setFocus();
    QTest::keyClicks(team->lineEdit(), u"Somebody"_s);
    other.change(id, { { u"url"_s, u"http://127.0.0.1:9/b"_s } });
    QVERIFY(eventually([&] { return url(page)->text() == u"http://127.0.0.1:9/b"_s; }));
    QCOMPARE(team->team(), u"Somebody"_s);
    QVERIFY(!shows(page, u"changed elsewhere meanwhile"_s));
    ctrl(page, Qt::Key_S);
    QVERIFY(eventually([&] { return other.webhook(id)[u"team"].toString() == u"Somebody"_s; }));
    QCOMPARE(other.webhook(id)[u"url"].toString(), u"http://127.0.0.1:9/b"_s);
}

void TestWebhooksPage::removedWhileItIsEdited()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(1));
    Other other(book);
    const QString id = other.add(u"http://127.0.0.1:9/a"_s);
    BookWindow window(book);
    WebhooksPage &page = webhooksPage(window);
    choose(page);
    typeUrl(page, u"http://127.0.0.1:9/mine"_s);
    other.send("DELETE", u"/api/webhooks/"_s + id);
    QVERIFY(eventually([&] { return button(page, u"Add it"_s); }));
    QCOMPARE(url(page)->text(), u"http://127.0.0.1:9/mine"_s);
    QVERIFY(window->findChild<Banner *>()->text().contains(u"removed elsewhere"_s));
    click(page, u"Add it"_s);
    QVERIFY(eventually([&] { return other.webhooks().size() == 1; }));
    QCOMPARE(other.webhooks().at(0)[u"events"].toArray(), QJsonArray { u"device.*"_s });
}

void TestWebhooksPage::removedBesideAHalfMadeOne_data()
{
    QTest::addColumn<bool>("isShown");
    QTest::newRow("while it is typed into") << true;
    QTest::newRow("while the new one is") << false;
}

/// Both texts are kept, in the draft too, and can be added one after the other.
void TestWebhooksPage::removedBesideAHalfMadeOne()
{
    QFETCH(bool, isShown);
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(1));
    Other other(book);
    const QString id = other.add(u"http://127.0.0.1:9/a"_s);
    QJsonObject draft;
    {
        BookWindow window(book);
        WebhooksPage &page = webhooksPage(window);
        click(page, u"Add a webhook"_s);
        typeUrl(page, u"http://127.0.0.1:9/new"_s);
        choose(page);
        typeUrl(page, u"http://127.0.0.1:9/mine"_s);
        if (!isShown)
            click(page, u"Go on with the new webhook"_s);
        other.send("DELETE", u"/api/webhooks/"_s + id);
        QVERIFY(eventually([&] { return window->findChild<Banner *>()->text().contains(u"removed elsewhere"_s); }));
        QCOMPARE(url(page)->text(), isShown ? u"http://127.0.0.1:9/mine"_s : u"http://127.0.0.1:9/new"_s);
        draft = QJsonDocument::fromJson(QJsonDocument(page.draft()).toJson()).object();
    }
    BookWindow window(book);
    WebhooksPage &page = webhooksPage(window);
    page.setDraft(draft);
    for (int added = 0; added < 2; ++added) {
        QVERIFY(eventually([&] { return button(page, u"Go on with the new webhook"_s); }));
        click(page, u"Go on with the new webhook"_s);
        click(page, u"Add it"_s);
        QVERIFY(eventually([&] { return page.findChild<SecretDialog *>(); }));
        QTest::keyClick(page.findChild<SecretDialog *>(), Qt::Key_Escape);
        QVERIFY(eventually([&] { return !page.findChild<SecretDialog *>(); }));
    }
    QVERIFY(button(page, u"Add a webhook"_s));
    QVERIFY(page.draft().isEmpty());
    QStringList urls;
    for (const auto &row : other.webhooks())
        urls += row[u"url"].toString();
    urls.sort();
    QCOMPARE(urls, QStringList({ u"http://127.0.0.1:9/mine"_s, u"http://127.0.0.1:9/new"_s }));
}

/// Else a crash would bring it back.
void TestWebhooksPage::givingUpIsTold()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(1));
    Other other(book);
    other.add(u"http://127.0.0.1:9/a"_s);
    BookWindow window(book);
    WebhooksPage &page = webhooksPage(window);
    choose(page);
    typeUrl(page, u"http://127.0.0.1:9/mine"_s);
    const QSignalSpy changed(&page, &BookPage::draftChanged);
    click(page, u"Discard"_s);
    QVERIFY(page.draft().isEmpty());
    QCOMPARE(changed.size(), 1);
}

void TestWebhooksPage::badUrls_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("note");
    for (const auto &[name, way] : { std::pair("file", TestBook::File), std::pair("server", TestBook::Server) }) {
        QTest::addRow("%s, no URL", name) << int(way) << u"kitchen"_s << u"URL"_s;
        QTest::addRow("%s, metadata", name)
            << int(way) << u"http://169.254.169.254/"_s << u"may not go there: 169.254.169.254"_s;
        QTest::addRow("%s, another scheme", name) << int(way) << u"ftp://home/"_s << u"http"_s;
    }
}

void TestWebhooksPage::badUrls()
{
    QFETCH(int, way);
    QFETCH(QString, typed);
    QFETCH(QString, note);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(1));
    BookWindow window(book);
    WebhooksPage &page = webhooksPage(window);
    click(page, u"Add a webhook"_s);
    typeUrl(page, typed);
    auto *field = page.findChild<UrlField *>();
    QVERIFY2(eventually([&] { return field->note().contains(note); }, 3000), qUtf8Printable(field->note()));
}

void TestWebhooksPage::refusalBesideTheField()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(1));
    BookWindow window(book);
    WebhooksPage &page = webhooksPage(window);
    click(page, u"Add a webhook"_s);
    typeUrl(page, u"http://169.254.169.254/"_s);
    ctrl(page, Qt::Key_S);
    QVERIFY(eventually([&] { return page.findChild<UrlField *>()->note().contains(u"no address of a receiver"_s); }));
    QVERIFY(button(page, u"Add it"_s)); // and can be sent again
    QVERIFY(window->findChild<Banner *>()->text().isEmpty());
    QCOMPARE(table(page)->model()->rowCount(), 0);
}

void TestWebhooksPage::draftComesBack()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(1));
    Other other(book);
    const QString id = other.add(u"http://127.0.0.1:9/a"_s);
    QJsonObject draft;
    {
        BookWindow window(book);
        WebhooksPage &page = webhooksPage(window);
        const QSignalSpy changed(&page, &BookPage::draftChanged);
        QVERIFY(page.draft().isEmpty());
        choose(page);
        typeUrl(page, u"http://127.0.0.1:9/mine"_s);
        QVERIFY(!changed.isEmpty());
        draft = QJsonDocument::fromJson(QJsonDocument(page.draft()).toJson()).object();
    }
    other.change(id, { { u"url"_s, u"http://127.0.0.1:9/theirs"_s } });
    BookWindow window(book);
    WebhooksPage &page = webhooksPage(window);
    page.setDraft(draft);
    QVERIFY(eventually([&] { return url(page)->isVisible() && url(page)->text() == u"http://127.0.0.1:9/mine"_s; }));
    QVERIFY(eventually([&] { return shows(page, u"changed elsewhere meanwhile"_s); }));
    click(page, u"Discard"_s);
    QCOMPARE(url(page)->text(), u"http://127.0.0.1:9/theirs"_s);
    QVERIFY(page.draft().isEmpty());
    page.setDraft({ { u"edits"_s, 7 } });
    QVERIFY(page.draft().isEmpty());
}

void TestWebhooksPage::textsOfSeveralAreKept()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(1));
    Other other(book);
    other.add(u"http://127.0.0.1:9/a"_s);
    other.add(u"http://127.0.0.1:9/b"_s);
    BookWindow window(book);
    WebhooksPage &page = webhooksPage(window);
    choose(page, 0);
    typeUrl(page, u"http://127.0.0.1:9/x"_s);
    click(page, u"Add a webhook"_s);
    QCOMPARE(url(page)->text(), QString());
    typeUrl(page, u"http://127.0.0.1:9/new"_s);
    choose(page, 1);
    QCOMPARE(url(page)->text(), u"http://127.0.0.1:9/b"_s);
    choose(page, 0);
    QCOMPARE(url(page)->text(), u"http://127.0.0.1:9/x"_s);
    click(page, u"Go on with the new webhook"_s);
    QCOMPARE(url(page)->text(), u"http://127.0.0.1:9/new"_s);
    click(page, u"Discard"_s);
    QVERIFY(button(page, u"Add a webhook"_s));
}

void TestWebhooksPage::serverLostWhileEditing()
{
    TestBook book { TestBook::Server };
    book.feed("devices", devicesOfHome(1));
    BookWindow window(book);
    WebhooksPage &page = webhooksPage(window);
    click(page, u"Add a webhook"_s);
    typeUrl(page, u"http://127.0.0.1:9/mine"_s);
    const quint16 port = book.server().port();
    book.server().stop();
    auto *banner = window->findChild<Banner *>();
    QVERIFY(eventually([&] { return banner->isVisible(); }));
    ctrl(page, Qt::Key_S);
    QVERIFY(eventually([&] { return banner->text().contains(u"does not answer"_s); }));
    QVERIFY(eventually([&] { return button(page, u"Add it"_s) && button(page, u"Add it"_s)->isEnabled(); }));
    QCOMPARE(url(page)->text(), u"http://127.0.0.1:9/mine"_s);
    QVERIFY(book.server().start({ u"--listen"_s, u"127.0.0.1:%1"_s.arg(port) }));
    QVERIFY(eventually([&] { return !banner->isVisible(); }, 20000));
    QCOMPARE(url(page)->text(), u"http://127.0.0.1:9/mine"_s);
    ctrl(page, Qt::Key_S);
    QVERIFY(eventually([&] { return page.findChild<SecretDialog *>(); }));
    QVERIFY(eventually([&] { return table(page)->model()->rowCount() == 1; }));
}

void TestWebhooksPage::readOnly()
{
    TestBook book { TestBook::File };
    Other other(book);
    other.add(u"http://127.0.0.1:9/a"_s);
    MetadataSource source(book.channel());
    source.setReadOnly(true);
    source.channel().open();
    QVERIFY(eventually([&] { return source.channel().state() == ChannelState::Open; }));
    Theme theme;
    WebhooksPage page(theme);
    page.show();
    page.setSource(&source);
    choose(page);
    QVERIFY(shows(page, u"open for reading only"_s));
    for (const QString &text : { u"Add a webhook"_s, u"Send a test"_s, u"New secret…"_s, u"Delete"_s })
        QVERIFY2(!button(page, text)->isEnabled(), qUtf8Printable(text));
    QTest::keyClicks(url(page), u"x"_s);
    QCOMPARE(url(page)->text(), u"http://127.0.0.1:9/a"_s);
    table(page)->setFocus();
    QTest::keyClick(table(page), Qt::Key_Delete);
    QCOMPARE(other.webhooks().size(), 1);
    page.setSource(nullptr);
}

void TestWebhooksPage::searches()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(1));
    Other other(book);
    other.add(u"http://127.0.0.1:9/kitchen"_s);
    other.add(u"http://127.0.0.1:9/hall"_s);
    BookWindow window(book);
    WebhooksPage &page = webhooksPage(window);
    QVERIFY(eventually([&] { return table(page)->model()->rowCount() == 2; }));
    table(page)->setFocus();
    ctrl(page, Qt::Key_F);
    QTest::keyClicks(QApplication::focusWidget(), u"hall"_s);
    QVERIFY(eventually([&] { return table(page)->model()->rowCount() == 1; }));
    QCOMPARE(cell(page, 0, 1), u"http://127.0.0.1:9/hall"_s);
    QTest::keyClicks(QApplication::focusWidget(), u"xx"_s);
    QVERIFY(eventually([&] { return shows(page, u"No webhook matches"_s); }));
}

void TestWebhooksPage::keyboardReachesEverything()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(1));
    Other other(book);
    other.add(u"http://127.0.0.1:9/a"_s);
    BookWindow window(book);
    WebhooksPage &page = webhooksPage(window);
    choose(page);
    typeUrl(page, u"http://127.0.0.1:9/b"_s);
    QSet<const QWidget *> reached;
    for (int i = 0; i < 40; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        reached += QApplication::focusWidget();
    }
    for (const QWidget *widget : std::initializer_list<const QWidget *> {
             table(page), url(page), page.findChild<QCheckBox *>(), page.findChild<QTreeWidget *>(),
             page.findChildren<CheckList *>().at(0), page.findChildren<CheckList *>().at(1),
             page.findChild<TeamChooser *>(), button(page, u"Save"_s), button(page, u"Discard"_s),
             button(page, u"Send a test"_s), button(page, u"Delete"_s) })
        QVERIFY2(reached.contains(widget), qUtf8Printable(widget->accessibleName()));
    table(page)->setFocus();
    QTest::keyClick(table(page), Qt::Key_Return);
    QVERIFY(url(page)->hasFocus());
}

void TestWebhooksPage::everyControlHasAName()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(1));
    WebhookReceiver receiver;
    BookWindow window(book);
    WebhooksPage &page = webhooksPage(window);
    addOne(page, receiver.url(u"/200"_s));
    click(page, u"Send a test"_s);
    QVERIFY(eventually([&] { return shows(page, u"Delivered."_s); }));
    const SecretDialog secret(u"home"_s, u"whsec_x"_s, {});
    const ConflictDialog conflict(u"home"_s, { { u"Address"_s, u"a"_s, u"b"_s } });
    for (const QWidget *parent : std::initializer_list<const QWidget *> { &page, &secret, &conflict }) {
        for (const QWidget *widget : parent->findChildren<QWidget *>()) {
            const bool isControl = widget->focusPolicy() != Qt::NoFocus && !widget->isHidden()
                && widget->window() == parent->window() && widget->focusProxy() == nullptr
                && !widget->objectName().startsWith(u"qt_"_s) && !qobject_cast<const QHeaderView *>(widget)
                && !qobject_cast<const QTabBar *>(widget) && !qobject_cast<const QTabWidget *>(widget);
            const auto *one = qobject_cast<const QAbstractButton *>(widget);
            QVERIFY2(!isControl || !widget->accessibleName().isEmpty() || (one && !one->text().isEmpty()),
                     widget->metaObject()->className());
        }
    }
}

void TestWebhooksPage::pageClosedBeforeTheAnswer()
{
    TestBook book { TestBook::Server };
    book.feed("devices", devicesOfHome(1));
    BookWindow window(book);
    WebhooksPage &page = webhooksPage(window);
    click(page, u"Add a webhook"_s);
    typeUrl(page, u"http://127.0.0.1:9/mine"_s);
    ctrl(page, Qt::Key_S);
    window->closeBook(); // a late answer must find nobody
    QVERIFY(window->book() == nullptr);
    QVERIFY(!eventually([] { return false; }, 300));
}

QTEST_MAIN(TestWebhooksPage)
#include "tst_webhookspage.moc"
