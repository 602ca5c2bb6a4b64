#include "tests/support/webhookwindow.h"
#include "ui/profiles.h"

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// What the page of webhooks sends, to a real receiver: from the file that is open, and by a server.
class TestWebhookDeliveries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void createsByTyping_data() { TestBook::addWays(); }
    void createsByTyping();
    void sendsAgain_data() { TestBook::addWays(); }
    void sendsAgain();
    void failureIsExplained_data() { TestBook::addWays(); }
    void failureIsExplained();
    void rotatesTheSecret_data() { TestBook::addWays(); }
    void rotatesTheSecret();
    void fileSendsOnlyWhatIsAsked();
    void serverOnTheFileSends();
};

void TestWebhookDeliveries::createsByTyping()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(1));
    WebhookReceiver receiver;
    BookWindow window(book);
    WebhooksPage &page = webhooksPage(window);
    click(page, u"Add a webhook"_s);
    QTest::keyClicks(QApplication::focusWidget(), receiver.url(u"/200"_s));
    QVERIFY(eventually([&] { return page.findChild<UrlField *>()->note().contains(u"may go there: 127.0.0.1"_s); }));
    ctrl(page, Qt::Key_S);
    QVERIFY(eventually([&] { return page.findChild<SecretDialog *>(); }));
    auto *dialog = page.findChild<SecretDialog *>();
    QVERIFY(shows(*dialog, u"never shown again"_s));
    const QString secret = dialog->findChild<QLineEdit *>()->text();
    QVERIFY(secret.startsWith(u"whsec_"_s));
    click(*dialog, u"Copy the secret"_s);
    QCOMPARE(QApplication::clipboard()->text(), secret);
    click(*dialog, u"I have kept it"_s);
    QVERIFY(eventually([&] { return !page.findChild<SecretDialog *>(); }));
    for (const QLineEdit *edit : window->findChildren<QLineEdit *>())
        QVERIFY(edit->text() != secret);
    QVERIFY(eventually([&] { return cell(page, 0, 1) == receiver.url(u"/200"_s); }));
    QCOMPARE(cell(page, 0, 2), u"All events"_s);
    QVERIFY(!button(page, u"Add it"_s));
    click(page, u"Send a test"_s);
    QVERIFY(eventually([&] { return receiver.count() == 1; }));
    QCOMPARE(receiver.request(0).header("webhook-signature"), signatureOf(receiver.request(0), secret));
    QVERIFY(eventually([&] { return shows(page, u"Delivered."_s); }));
    QVERIFY(eventually([&] { return machineText(page, u"What came back"_s) == u"ok"_s; }));
    QVERIFY(machineText(page, u"Headers that were sent"_s)
                .contains(u"webhook-id: "_s + QString::fromLatin1(receiver.request(0).header("webhook-id"))));
    QVERIFY(eventually([&] { return cell(page, 0, 0) == u"Working"_s; })); // the list follows
}

void TestWebhookDeliveries::sendsAgain()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(1));
    WebhookReceiver receiver;
    BookWindow window(book);
    WebhooksPage &page = webhooksPage(window);
    addOne(page, receiver.url(u"/200"_s));
    click(page, u"Send a test"_s);
    QVERIFY(eventually([&] { return shows(page, u"Delivered."_s); }));
    click(page, u"Send again"_s);
    QVERIFY(eventually([&] { return receiver.count() == 2; }));
    QCOMPARE(receiver.ids(), 1);
    auto *attempts = page.findChild<DeliveryDetail *>()->findChild<QListWidget *>();
    QVERIFY(eventually([&] { return attempts->count() == 2; }));
    QVERIFY(attempts->item(1)->text().contains(u"Answered with 200"_s));
}

void TestWebhookDeliveries::failureIsExplained()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(1));
    WebhookReceiver receiver;
    BookWindow window(book);
    WebhooksPage &page = webhooksPage(window);
    addOne(page, receiver.url(u"/close"_s));
    click(page, u"Send a test"_s);
    QVERIFY(eventually([&] { return shows(page, u"Not arrived."_s); }));
    QVERIFY(shows(page, way == TestBook::File ? u"when a server runs on this file"_s : u"tried next at"_s));
    auto *attempts = page.findChild<DeliveryDetail *>()->findChild<QListWidget *>();
    QVERIFY(eventually([&] { return attempts->count() > 0; }));
    QVERIFY(attempts->item(0)->text().contains(u"hung up without an answer"_s));
    QVERIFY(eventually([&] { return cell(page, 0, 0) == u"Trouble"_s; }));
    auto *states = page.findChild<DeliveryPane *>()->findChild<QComboBox *>();
    states->setCurrentIndex(2);
    QVERIFY(eventually([&] { return shows(page, u"No delivery is in this state."_s); }));
    states->setCurrentIndex(1);
    QVERIFY(eventually([&] { return !shows(page, u"No delivery is in this state."_s); }));
}

void TestWebhookDeliveries::rotatesTheSecret()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(1));
    WebhookReceiver receiver;
    BookWindow window(book);
    WebhooksPage &page = webhooksPage(window);
    const QString first = addOne(page, receiver.url(u"/200"_s));
    click(page, u"New secret…"_s);
    auto *box = page.findChild<QMessageBox *>();
    QVERIFY(box);
    click(*box, u"Make a new secret"_s);
    QVERIFY(eventually([&] { return page.findChild<SecretDialog *>(); }));
    auto *dialog = page.findChild<SecretDialog *>();
    QVERIFY(shows(*dialog, u"24 hours"_s));
    const QString second = dialog->findChild<QLineEdit *>()->text();
    QVERIFY(second != first);
    QTest::keyClick(dialog, Qt::Key_Escape);
    click(page, u"Send a test"_s);
    QVERIFY(eventually([&] { return receiver.count() == 1; }));
    const ReceivedRequest &request = receiver.request(0);
    QCOMPARE(request.header("webhook-signature"), signatureOf(request, second) + ' ' + signatureOf(request, first));
}

/// Changes wait for a server: opening a copy of a book must tell nobody of them.
void TestWebhookDeliveries::fileSendsOnlyWhatIsAsked()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(1));
    WebhookReceiver receiver;
    BookWindow window(book);
    WebhooksPage &page = webhooksPage(window);
    addOne(page, receiver.url(u"/200"_s));
    book.feed("devices", R"([{"id":"d0000","name":"Another name"}])");
    click(page, u"Send a test"_s);
    QVERIFY(eventually([&] { return receiver.count() == 1; }));
    QVERIFY(eventually([&] { return shows(page, u"Delivered."_s); }));
    QVERIFY(receiver.request(0).body.contains("\"ping\""));
    QVERIFY(shows(page, u"Changes are delivered while a server runs on this file."_s));
    QVERIFY(!eventually([&] { return receiver.count() > 1; }, 300));
}

/// A server runs on the file that is open here: it sends the test, and nobody else.
void TestWebhookDeliveries::serverOnTheFileSends()
{
    TestBook book { TestBook::Server };
    book.feed("devices", devicesOfHome(1));
    WebhookReceiver receiver;
    TestDesk desk;
    const QString file = book.server().database();
    BookView view(Profiles::made(file, false), channelTo(file), desk.desk());
    view.resize(1280, 800);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.showPage(WebhooksPage::pageKind().name);
    WebhooksPage &page = *view.findChild<WebhooksPage *>();
    addOne(page, receiver.url(u"/hang"_s));
    click(page, u"Send a test"_s);
    QVERIFY(eventually([&] { return receiver.count() > 0; }));
    QVERIFY(!eventually([&] { return receiver.count() > 1; }, 2500)); // longer than the server takes to notice
}

QTEST_MAIN(TestWebhookDeliveries)
#include "tst_webhookdeliveries.moc"
