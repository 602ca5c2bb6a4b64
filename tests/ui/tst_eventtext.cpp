#include "core/webhooks/eventtypes.h"
#include "ui/models/eventtext.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// What events mean, in the user's language.
class TestEventText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEventIsKnown();
    void anotherOneAsItIsSaid();
};

/// And says what the documentation of the API says.
void TestEventText::everyEventIsKnown()
{
    for (const EventType &type : eventTypes()) {
        const QString name = type.name.toString();
        QVERIFY2(eventMeaning(name, QString()) != QString(), qPrintable(name));
        QCOMPARE(eventMeaning(name, QString()), type.meaning.toString().remove(u'`'));
    }
}

void TestEventText::anotherOneAsItIsSaid()
{
    QCOMPARE(eventMeaning(u"of.tomorrow"_s, u"It is tomorrow."_s), u"It is tomorrow."_s);
}

QTEST_GUILESS_MAIN(TestEventText)
#include "tst_eventtext.moc"
