#include "app/commandline.h"
#include "app/commands/keyscommand.h"
#include "app/exitcodes.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestKeysCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addHandsOnWhatIsAsked();
    void addWithoutAnEndHasNone();
    void addRefuses_data();
    void addRefuses();
    void listAndRevokeAreTheirOwn();
    void revokeNeedsToKnowWhat();
    void expiryReads_data();
    void expiryReads();

private:
    static constexpr Timestamp now { 1'760'461'205'000'000 }; ///< 2025-10-14T17:00:05Z
    int run(const QStringList &arguments);

    std::optional<KeyRequest> m_added;
    int m_lists = 0;
    QString m_revoked;
};

int TestKeysCommand::run(const QStringList &arguments)
{
    m_added.reset();
    CommandLine line;
    line.add(std::make_unique<KeysCommand>(KeysCommand::Actions { [this](const Settings &, const KeyRequest &request) {
                                                                     m_added = request;
                                                                     return int(ExitDone);
                                                                 },
                                                                  [this](const Settings &) {
                                                                      ++m_lists;
                                                                      return int(ExitDone);
                                                                  },
                                                                  [this](const Settings &, const QString &key) {
                                                                      m_revoked = key;
                                                                      return int(ExitFailed);
                                                                  } }));
    const int code = line.run(QStringList(u"keys"_s) + arguments, {});
    qInstallMessageHandler(nullptr);
    return code;
}

void TestKeysCommand::addHandsOnWhatIsAsked()
{
    QCOMPARE(run({ u"add"_s, u"kitchen tablet"_s, u"--scope"_s, u"write"_s, u"--expires"_s, u"90d"_s }), int(ExitDone));
    QVERIFY(m_added);
    QCOMPARE(m_added->name, u"kitchen tablet"_s);
    QCOMPARE(m_added->scope, KeyScope::Write);
    QVERIFY(m_added->expiresAt && *m_added->expiresAt > Timestamp::now());
}

void TestKeysCommand::addWithoutAnEndHasNone()
{
    QCOMPARE(run({ u"add"_s, u"a"_s, u"--scope=admin"_s }), int(ExitDone));
    QVERIFY(m_added && !m_added->expiresAt);
}

void TestKeysCommand::addRefuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no name") << QStringList { u"--scope=read"_s };
    QTest::newRow("an empty name") << QStringList { QString(), u"--scope=read"_s };
    QTest::newRow("no scope") << QStringList { u"a"_s };
    QTest::newRow("an unknown scope") << QStringList { u"a"_s, u"--scope=all"_s };
    QTest::newRow("an end in the past") << QStringList { u"a"_s, u"--scope=read"_s, u"--expires=2020-01-01"_s };
    QTest::newRow("an end that is no time") << QStringList { u"a"_s, u"--scope=read"_s, u"--expires=soon"_s };
    QTest::newRow("two names") << QStringList { u"a"_s, u"b"_s, u"--scope=read"_s };
}

void TestKeysCommand::addRefuses()
{
    QFETCH(QStringList, arguments);
    QCOMPARE(run(QStringList(u"add"_s) + arguments), int(ExitUsage));
    QVERIFY(!m_added);
}

void TestKeysCommand::listAndRevokeAreTheirOwn()
{
    QCOMPARE(run({ u"list"_s }), int(ExitDone));
    QCOMPARE(m_lists, 1);
    QCOMPARE(run({ u"revoke"_s, u"1f0c27ab"_s }), int(ExitFailed));
    QCOMPARE(m_revoked, u"1f0c27ab"_s);
}

void TestKeysCommand::revokeNeedsToKnowWhat()
{
    m_revoked.clear();
    QCOMPARE(run({ u"revoke"_s }), int(ExitUsage));
    QCOMPARE(run({}), int(ExitUsage));
    QVERIFY(m_revoked.isEmpty());
}

void TestKeysCommand::expiryReads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("time");
    QTest::newRow("days") << u"2d"_s << u"2025-10-16T17:00:05.000000+00:00"_s;
    QTest::newRow("hours") << u"12 h"_s << u"2025-10-15T05:00:05.000000+00:00"_s;
    QTest::newRow("a day begins") << u"2027-01-31"_s << u"2027-01-31T00:00:00.000000+00:00"_s;
    QTest::newRow("a time with its zone") << u"2027-01-31T12:00:00+02:00"_s << u"2027-01-31T10:00:00.000000+00:00"_s;
    QTest::newRow("over") << u"2025-10-14"_s << QString();
    QTest::newRow("a number alone") << u"90"_s << QString();
    QTest::newRow("nothing") << u"0d"_s << QString();
    QTest::newRow("no time") << u"tomorrow"_s << QString();
    QTest::newRow("longer than a life") << u"40000d"_s << QString();
}

void TestKeysCommand::expiryReads()
{
    QFETCH(QString, text);
    QFETCH(QString, time);
    const std::optional<Timestamp> end = KeysCommand::expiry(text, now);
    QCOMPARE(end ? end->toString() : QString(), time);
}

QTEST_GUILESS_MAIN(TestKeysCommand)
#include "tst_keyscommand.moc"
