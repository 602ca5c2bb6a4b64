#include "ui/draftmerge.h"
#include "ui/models/webhookedits.h"

#include <QJsonArray>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// What is typed, what is stored, and what others do meanwhile.
class TestWebhookEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newOne();
    void onlyWhatDiffersIsSent();
    void filtersAreMerged();
    void untouchedFollows();
    void bothChanged();
    void bothChangedToTheSame();
    void whatWasSentIsOurs();
    void olderAnswersAreDropped();
    void becomesNew();
    void draftComesBack();
    void draftsOfTwoWindows();
    void leftOfAStoredOne();
    void troubles_data();
    void troubles();
    void keysOfCreations();

private:
    static QJsonObject stored(const QString &url = u"http://a/"_s, int revision = 1)
    {
        return { { u"webhook_id"_s, u"w1"_s },     { u"url"_s, url },
                 { u"events"_s, QJsonArray {} },   { u"team"_s, QJsonValue() },
                 { u"filters"_s, QJsonObject {} }, { u"enabled"_s, true },
                 { u"revision"_s, revision },      { u"scheme"_s, u"standard"_s } };
    }
};

void TestWebhookEdit::newOne()
{
    WebhookEdit edit;
    QVERIFY(edit.isNew());
    QVERIFY(!edit.isChanged());
    QVERIFY(edit.trouble(u"url"_s).has_value());
    edit.set(u"url"_s, u"http://a/"_s);
    QVERIFY(!edit.trouble(u"url"_s));
    QCOMPARE(edit.body().keys(), (QStringList { u"enabled"_s, u"events"_s, u"filters"_s, u"team"_s, u"url"_s }));
}

void TestWebhookEdit::onlyWhatDiffersIsSent()
{
    WebhookEdit edit(stored());
    edit.set(u"enabled"_s, false);
    QCOMPARE(edit.body(), (QJsonObject { { u"enabled"_s, false } }));
    edit.set(u"enabled"_s, true);
    QVERIFY(!edit.isChanged());
}

void TestWebhookEdit::filtersAreMerged()
{
    QJsonObject row = stored();
    row[u"filters"_s] = QJsonObject { { u"area_id"_s, u"hall"_s }, { u"mine"_s, 1 } };
    WebhookEdit edit(row);
    edit.set(u"filters"_s, QJsonObject { { u"domain"_s, QJsonArray { u"light"_s } }, { u"mine"_s, 1 } });
    QCOMPARE(edit.body()[u"filters"].toObject(),
             (QJsonObject { { u"area_id"_s, QJsonValue() }, { u"domain"_s, QJsonArray { u"light"_s } } }));
}

void TestWebhookEdit::untouchedFollows()
{
    WebhookEdit edit(stored());
    edit.set(u"team"_s, u"nfl-ne"_s);
    edit.follow(stored(u"http://b/"_s, 2));
    QCOMPARE(edit.value(u"url"_s).toString(), u"http://b/"_s);
    QCOMPARE(edit.value(u"team"_s).toString(), u"nfl-ne"_s);
    QVERIFY(edit.conflicts().isEmpty());
    QCOMPARE(edit.revision(), 2);
}

void TestWebhookEdit::bothChanged()
{
    WebhookEdit edit(stored());
    edit.set(u"url"_s, u"http://mine/"_s);
    edit.follow(stored(u"http://theirs/"_s, 2));
    QCOMPARE(edit.conflicts(), QStringList { u"url"_s });
    QCOMPARE(edit.value(u"url"_s).toString(), u"http://mine/"_s);
    WebhookEdit theirs = edit;
    theirs.takeTheirs();
    QVERIFY(!theirs.isChanged());
    QCOMPARE(theirs.value(u"url"_s).toString(), u"http://theirs/"_s);
    edit.keepMine();
    QVERIFY(edit.conflicts().isEmpty());
    QCOMPARE(edit.body()[u"url"].toString(), u"http://mine/"_s);
}

void TestWebhookEdit::bothChangedToTheSame()
{
    WebhookEdit edit(stored());
    edit.set(u"url"_s, u"http://b/"_s);
    edit.follow(stored(u"http://b/"_s, 2));
    QVERIFY(!edit.isChanged());
    QVERIFY(edit.conflicts().isEmpty());
}

void TestWebhookEdit::whatWasSentIsOurs()
{
    WebhookEdit edit(stored());
    edit.set(u"url"_s, u"http://b/"_s);
    edit.send();
    edit.set(u"url"_s, u"http://b/c"_s); // typed on before the answer
    WebhookEdit crashed = WebhookEdit::fromDraft(edit.draft());
    crashed.follow(stored(u"http://b/"_s, 2));
    QVERIFY(crashed.conflicts().isEmpty());
    edit.follow(stored(u"http://b/"_s, 2)); // told before the answer
    QVERIFY(edit.conflicts().isEmpty());
    edit.settle(stored(u"http://b"_s, 2)); // in the book's words
    QVERIFY(edit.conflicts().isEmpty());
    QCOMPARE(edit.value(u"url"_s), QJsonValue(u"http://b/c"_s));
    edit.follow(stored(u"http://theirs/"_s, 3));
    QCOMPARE(edit.conflicts(), QStringList { u"url"_s });
    edit.takeTheirs();
    edit.set(u"url"_s, u"http://b/"_s);
    edit.send();
    edit.set(u"url"_s, u"http://theirs/"_s); // back before the answer
    edit.settle(stored(u"http://b/"_s, 4));
    QCOMPARE(edit.body(), (QJsonObject { { u"url"_s, u"http://theirs/"_s } }));
}

void TestWebhookEdit::olderAnswersAreDropped()
{
    WebhookEdit edit(stored(u"http://new/"_s, 3));
    edit.follow(stored(u"http://old/"_s, 2));
    QCOMPARE(edit.value(u"url"_s).toString(), u"http://new/"_s);
}

void TestWebhookEdit::becomesNew()
{
    WebhookEdit edit(stored());
    edit.set(u"team"_s, u"nfl-ne"_s);
    edit.becomeNew();
    QVERIFY(edit.isNew());
    QCOMPARE(edit.body()[u"url"].toString(), u"http://a/"_s);
    QCOMPARE(edit.body()[u"team"].toString(), u"nfl-ne"_s);
}

void TestWebhookEdit::draftComesBack()
{
    QVERIFY(WebhookEdit(stored()).draft().isEmpty());
    WebhookEdit edit(stored());
    edit.set(u"url"_s, u"http://mine/"_s);
    WebhookEdit again = WebhookEdit::fromDraft(edit.draft());
    again.follow(stored(u"http://theirs/"_s, 2));
    QCOMPARE(again.conflicts(), QStringList { u"url"_s });
    QVERIFY(WebhookEdit::fromDraft({ { u"row"_s, 7 }, { u"mine"_s, u"x"_s } }).isNew()); // of another program
}

/// Each makes a new one.
void TestWebhookEdit::draftsOfTwoWindows()
{
    const auto typed = [](const QString &url) {
        WebhookEdit edit;
        edit.set(u"url"_s, url);
        WebhookEdits edits;
        edits.addNew(edit, true);
        return edits;
    };
    const WebhookEdits mine = typed(u"http://mine/"_s);
    const QJsonObject both = mergedDrafts({}, mine.toJson(), typed(u"http://theirs/"_s).toJson());
    WebhookEdits edits = mine;
    edits.restore(both);
    edits.restore(both);
    QCOMPARE(edits.toJson(), both);
    QCOMPARE(edits.take({}).value(u"url"_s).toString(), u"http://mine/"_s);
    QCOMPARE(edits.take({}).value(u"url"_s).toString(), u"http://theirs/"_s);
    QVERIFY(!edits.contains({}));
}

/// Two windows typed into it, and one gave up.
void TestWebhookEdit::leftOfAStoredOne()
{
    WebhookEdits edits;
    edits.restore({ { u"w1"_s, QJsonObject { { u"mine"_s, QJsonObject { { u"url"_s, u"http://mine/"_s } } } } } });
    WebhookEdit edit = edits.value(u"w1"_s);
    QVERIFY(!edit.isNew());
    QCOMPARE(edit.id(), u"w1"_s);
    edit.follow(stored(u"http://theirs/"_s, 2));
    QCOMPARE(edit.value(u"url"_s).toString(), u"http://mine/"_s);
}

void TestWebhookEdit::troubles_data()
{
    QTest::addColumn<QJsonValue>("events");
    QTest::addColumn<QString>("trouble");
    QJsonArray many;
    for (int i = 0; i < 101; ++i)
        many += u"e%1"_s.arg(i);
    QTest::newRow("all") << QJsonValue(QJsonArray()) << u""_s;
    QTest::newRow("none") << QJsonValue(QJsonValue::Null) << u"at least one"_s;
    QTest::newRow("too many") << QJsonValue(many) << u"At most 100"_s;
    QTest::newRow("too long") << QJsonValue(QJsonArray { QString(129, u'x') }) << u"at most 128"_s;
}

void TestWebhookEdit::troubles()
{
    QFETCH(QJsonValue, events);
    QFETCH(QString, trouble);
    WebhookEdit edit;
    edit.set(u"events"_s, events);
    const QString said = edit.trouble(u"events"_s).value_or(QString());
    QVERIFY2(trouble.isEmpty() ? said.isEmpty() : said.contains(trouble), qUtf8Printable(said));
}

/// The same creation sent again is the same; another one is not.
void TestWebhookEdit::keysOfCreations()
{
    WebhookEdit edit;
    edit.set(u"url"_s, u"http://a/"_s);
    const QByteArray key = edit.idempotencyKey();
    QCOMPARE(WebhookEdit::fromDraft(edit.draft()).idempotencyKey(), key);
    edit.set(u"url"_s, u"http://b/"_s);
    QVERIFY(edit.idempotencyKey() != key);
    WebhookEdit other;
    other.set(u"url"_s, u"http://a/"_s);
    QVERIFY(other.idempotencyKey() != key);
}

QTEST_GUILESS_MAIN(TestWebhookEdit)
#include "tst_webhookedit.moc"
