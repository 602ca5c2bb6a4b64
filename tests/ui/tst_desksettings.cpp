#include "tests/support/settingsfile.h"
#include "ui/desksettings.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// What the window remembers of itself.
class TestDeskSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isKept();
    void isThereAtOnce();
    void removedIsGone();
    void updateKeepsWhatOthersWrote();
    void theLastOfSeveralUpdatesStands();
    void whatIsSetAfterAnUpdateStands();
    void refreshBringsWhatOthersWrote();
    void thatTheFileCannotBeWrittenStopsNothing();

private:
    std::unique_ptr<QSettings> file() const { return settingsFile(m_folder.filePath(u"settings.ini"_s)); }
    QVariant kept(const QString &key) const { return file()->value(key); }
    static QVariant withA(const QVariant &value) { return value.toString() + u'a'; }
    static QVariant withB(const QVariant &value) { return value.toString() + u'b'; }

    QTemporaryDir m_folder;
};

void TestDeskSettings::isKept()
{
    {
        DeskSettings settings(file());
        settings.setValue(u"window/size"_s, QVariantList({ 1, 2 }));
        settings.setValue(u"window/state"_s, QByteArray("\0\xff", 2));
    }
    const DeskSettings settings(file());
    QCOMPARE(settings.value(u"window/size"_s).toList().at(1).toInt(), 2);
    QCOMPARE(settings.value(u"window/state"_s).toByteArray(), QByteArray("\0\xff", 2));
    QCOMPARE(settings.value(u"window/none"_s, 7).toInt(), 7);
}

void TestDeskSettings::isThereAtOnce()
{
    DeskSettings settings(file());
    settings.setValue(u"at once"_s, 1);
    QCOMPARE(settings.value(u"at once"_s).toInt(), 1);
    QTRY_COMPARE(kept(u"at once"_s).toInt(), 1); // without that anybody waits for it
}

void TestDeskSettings::removedIsGone()
{
    DeskSettings settings(file());
    settings.setValue(u"gone"_s, 1);
    settings.remove(u"gone"_s);
    QVERIFY(!settings.value(u"gone"_s).isValid());
    settings.sync();
    QVERIFY(!kept(u"gone"_s).isValid());
}

void TestDeskSettings::updateKeepsWhatOthersWrote()
{
    DeskSettings settings(file());
    settings.setValue(u"shared"_s, u"1"_s);
    settings.sync();
    DeskSettings other(file());
    other.update(u"shared"_s, withA);
    other.sync();
    settings.update(u"shared"_s, withB);
    QCOMPARE(settings.value(u"shared"_s).toString(), u"1b"_s);
    QTRY_COMPARE(settings.value(u"shared"_s).toString(), u"1ab"_s);
    QCOMPARE(kept(u"shared"_s).toString(), u"1ab"_s);
}

void TestDeskSettings::theLastOfSeveralUpdatesStands()
{
    DeskSettings settings(file());
    settings.update(u"several"_s, withA);
    settings.update(u"several"_s, withB);
    QCOMPARE(settings.value(u"several"_s).toString(), u"ab"_s);
    settings.sync();
    QCoreApplication::processEvents();
    QCOMPARE(settings.value(u"several"_s).toString(), u"ab"_s);
    QCOMPARE(kept(u"several"_s).toString(), u"ab"_s);
}

void TestDeskSettings::whatIsSetAfterAnUpdateStands()
{
    DeskSettings settings(file());
    settings.update(u"set"_s, withA);
    settings.setValue(u"set"_s, u"new"_s);
    settings.update(u"removed"_s, withA);
    settings.remove(u"removed"_s);
    QTRY_COMPARE(kept(u"set"_s).toString(), u"new"_s);
    QCoreApplication::processEvents();
    QCOMPARE(settings.value(u"set"_s).toString(), u"new"_s);
    QVERIFY(!settings.value(u"removed"_s).isValid());
}

void TestDeskSettings::refreshBringsWhatOthersWrote()
{
    DeskSettings settings(file());
    settings.setValue(u"seen"_s, u"old"_s);
    settings.sync();
    QSignalSpy changed(&settings, &DeskSettings::changed);
    settings.refresh(u"seen"_s);
    DeskSettings other(file());
    other.setValue(u"seen"_s, u"new"_s);
    other.sync();
    settings.refresh(u"seen"_s);
    QTRY_COMPARE(settings.value(u"seen"_s).toString(), u"new"_s);
    QCOMPARE(changed.size(), 1); // not where it is as it was
    QCOMPARE(changed.at(0).at(0).toString(), u"seen"_s);
}

void TestDeskSettings::thatTheFileCannotBeWrittenStopsNothing()
{
    DeskSettings settings(settingsFile(u"/proc/none/settings.ini"_s));
    settings.setValue(u"one"_s, 1);
    settings.update(u"two"_s, withA);
    QCOMPARE(settings.value(u"one"_s).toInt(), 1);
    QCOMPARE(settings.value(u"two"_s).toString(), u"a"_s);
}

QTEST_GUILESS_MAIN(TestDeskSettings)
#include "tst_desksettings.moc"
