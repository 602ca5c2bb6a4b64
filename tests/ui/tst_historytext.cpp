#include "ui/models/historytext.h"

#include <QJsonDocument>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestHistoryText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sentences_data();
    void sentences();
    void entitySentences();
    void foreignTextStaysOneLine();
    void longValuesAreCut();
    void newValuesComeFromTheNextNewerChange();
    void afterARemovalOrAnAddition();
    void origins_data();
    void origins();

private:
    static QJsonObject object(const QByteArray &json) { return QJsonDocument::fromJson(json).object(); }
    static QJsonObject update(const QByteArray &before)
    {
        return { { u"action"_s, u"update"_s }, { u"before"_s, object(before) } };
    }
    static QStringList told(const std::vector<QJsonObject> &changes, const QJsonObject &row,
                            const RowKind &kind = deviceRows())
    {
        return historySentences(kind, changes, row, AreaNames({ { u"kitchen"_s, u"Kitchen"_s } }));
    }
};

void TestHistoryText::sentences_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &now, const QString &sentence) {
        QTest::newRow(name) << before << now << sentence;
    };
    row("changed", R"({"name":"Lamp"})", R"({"name":"Desk lamp","name_by_user":null})",
        u"Name changed from “Lamp” to “Desk lamp”"_s);
    row("an area by its name", R"({"area_id":"office"})", R"({"area_id":"kitchen"})",
        u"Area changed from “office” to “Kitchen”"_s);
    row("set", R"({"notes":null})", R"({"notes":"by the door"})", u"Notes set to “by the door”"_s);
    row("taken away", R"({"notes":"old"})", R"({"notes":null})", u"Notes “old” taken away"_s);
    row("two at once", R"({"model":"A","sw_version":"1"})", R"({"model":"B","sw_version":"2"})",
        u"Model changed from “A” to “B”; Software changed from “1” to “2”"_s);
    row("disabled", R"({"disabled_by":null})", R"({"disabled_by":"user"})", u"Disabled by user"_s);
    row("enabled", R"({"disabled_by":"user"})", R"({"disabled_by":null})", u"Enabled"_s);
    row("gone", R"({"gone_at":null})", R"({"gone_at":"2026-01-01T00:00:00Z"})", u"No longer listed"_s);
    row("back", R"({"gone_at":"2026-01-01T00:00:00Z"})", R"({"gone_at":null})", u"Listed again"_s);
    row("labels", R"({"labels":["a"]})", R"({"labels":["a","b"]})", u"Labels changed from “a” to “a, b”"_s);
    row("values of many parts", R"({"identifiers":[["hue","1"]]})", R"({"identifiers":[["hue","2"]]})",
        u"Identifiers changed"_s);
    row("another id", R"({"device_id":"d1"})", R"({"device_id":"d2"})", u"Id changed from “d1” to “d2”"_s);
    row("the row is not known", R"({"model":"A"})", "{}", u"Model changed from “A”"_s);
    row("not known, and nothing before", R"({"model":null})", "{}", u"Model set"_s);
    row("the shown name is the user's", R"({"name":"A"})", R"({"name":"Mine","name_by_user":"Mine"})",
        u"Name changed from “A”"_s);
    row("a word for nothing", R"({"model":"A"})", R"({"model":"Unknown"})", u"Model changed from “A”"_s);
    row("a field of tomorrow", R"({"colour":"red"})", R"({"colour":"blue"})", u"colour changed from “red” to “blue”"_s);
    row("nothing said", "{}", "{}", u"Changed"_s);
    row("signs of a pattern", R"({"name":"%1 %2"})", R"({"name":"%3","name_by_user":null})",
        u"Name changed from “%1 %2” to “%3”"_s);
}

void TestHistoryText::sentences()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, row);
    QTEST(told({ update(before) }, object(row)).join(u'|'), "sentence");
}

void TestHistoryText::entitySentences()
{
    const QJsonObject row = object(R"({"entity_id":"light.b","disabled":true,"disabled_by":"user","device_id":"d2"})");
    QCOMPARE(told({ update(R"({"entity_id":"light.a"})"), update(R"({"disabled":false,"disabled_by":null})"),
                    update(R"({"device_id":"d1"})") },
                  row, entityRows()),
             QStringList({ u"Id changed from “light.a” to “light.b”"_s, u"Disabled by user"_s,
                           u"Device changed from “d1” to “d2”"_s }));
}

void TestHistoryText::foreignTextStaysOneLine()
{
    const QJsonObject row { { u"name"_s, u"<b>x</b>\nnext\tand\u2028more"_s },
                            { u"name_by_user"_s, QJsonValue::Null } };
    const QJsonObject change = update(
        QJsonDocument(QJsonObject { { u"name"_s, u"a\u202Eb\u2066c\u0007"_s } }).toJson());
    QCOMPARE(told({ change }, row).join(u'|'), u"Name changed from “abc” to “<b>x</b> next and more”"_s);
}

void TestHistoryText::longValuesAreCut()
{
    const QJsonObject row { { u"notes"_s, QString(5000, u'x') } };
    const QString sentence = told({ update(R"({"notes":null})") }, row).join(u'|');
    QVERIFY2(sentence.size() < 200, qUtf8Printable(sentence));
    QVERIFY(sentence.endsWith(u"…”"));
}

void TestHistoryText::newValuesComeFromTheNextNewerChange()
{
    QCOMPARE(told({ update(R"({"model":"B"})"), update(R"({"sw_version":"1"})"), update(R"({"model":"A"})") },
                  object(R"({"model":"C","sw_version":"2"})")),
             QStringList({ u"Model changed from “B” to “C”"_s, u"Software changed from “1” to “2”"_s,
                           u"Model changed from “A” to “B”"_s }));
}

void TestHistoryText::afterARemovalOrAnAddition()
{
    const QJsonObject added { { u"action"_s, u"create"_s }, { u"before"_s, QJsonValue::Null } };
    const QJsonObject removed { { u"action"_s, u"remove"_s }, { u"before"_s, object(R"({"model":"B"})") } };
    QCOMPARE(told({ added, removed, update(R"({"model":"A"})"), added }, object(R"({"model":"Z"})")),
             QStringList({ u"Added"_s, u"Removed"_s, u"Model changed from “A” to “B”"_s, u"Added"_s }));
}

void TestHistoryText::origins_data()
{
    QTest::addColumn<QString>("actor");
    QTest::addColumn<QString>("origin");
    QTest::newRow("the desktop") << u"desktop"_s << u"by desktop, 3 min ago"_s;
    QTest::newRow("a name with a line break") << u"a\nb"_s << u"by a b, 3 min ago"_s;
    QTest::newRow("another program") << u"external"_s << u"by another program, 3 min ago"_s;
    QTest::newRow("without a key") << u"anonymous"_s << u"by somebody without a key, 3 min ago"_s;
    QTest::newRow("nobody") << u""_s << u"3 min ago"_s;
}

void TestHistoryText::origins()
{
    QFETCH(QString, actor);
    const QString at = QDateTime::currentDateTimeUtc().addSecs(-200).toString(Qt::ISODateWithMs);
    QTEST(historyOrigin({ { u"actor"_s, actor }, { u"at"_s, at } }), "origin");
}

QTEST_GUILESS_MAIN(TestHistoryText)
#include "tst_historytext.moc"
