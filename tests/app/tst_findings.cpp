#include "app/doctor/finding.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// What the doctor looks for, and docs/doctor.md, which neither lacks a row nor has one too many.
class TestFindings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codes();
    void document();
};

void TestFindings::codes()
{
    static const QRegularExpression form(u"^[a-z]+(-[a-z]+)+$"_s);
    QStringList seen;
    for (const FindingKind &kind : findingKinds()) {
        QVERIFY2(form.match(kind.code).hasMatch() && !seen.contains(kind.code), qPrintable(kind.code));
        QVERIFY2(!kind.meaning.isEmpty() && !kind.remedy.isEmpty() && !kind.remedy.endsWith(u'.'),
                 qPrintable(kind.code));
        QCOMPARE(finding(kind.code, u"x"_s).kind, &kind);
        seen += kind.code;
    }
    QVERIFY(seen.size() >= 20);
}

void TestFindings::document()
{
    QFile file(QStringLiteral(HEARTHBOOK_SOURCE_DIR "/docs/doctor.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    static const QRegularExpression row(u"^\\| `[a-z]+-[a-z-]+` \\|"_s);
    const QStringList rows = QString::fromUtf8(file.readAll()).split(u'\n').filter(row);
    QStringList wanted;
    for (const FindingKind &kind : findingKinds())
        wanted += u"| `%1` | %2 | %3 | %4 |"_s.arg(kind.code, severityWord(kind.severity), kind.meaning, kind.remedy);
    for (qsizetype i = 0; i < std::min(rows.size(), wanted.size()); ++i)
        QCOMPARE(rows[i], wanted[i]);
    QCOMPARE(rows.size(), wanted.size());
}

QTEST_APPLESS_MAIN(TestFindings)
#include "tst_findings.moc"
