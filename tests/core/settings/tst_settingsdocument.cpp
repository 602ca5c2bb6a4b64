#include "core/settings/settingstable.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

QString code(const QString &text)
{
    return text.isEmpty() ? QString() : u"`%1`"_s.arg(text);
}

/// The row that docs/settings.md must have for a setting.
QString documentRow(const SettingDefinition &setting)
{
    QStringList names;
    for (const QString &name : setting.environment) {
        names += code(name);
        if (setting.isSecret())
            names += code(name + u"_FILE"_s);
    }
    QString keys = code(setting.key);
    if (setting.isSecret())
        keys += u", "_s + code(setting.key + u"_file"_s);
    const QStringList cells { keys, code(setting.flag), names.join(u", "_s), code(setting.fallback), setting.summary };
    return u"| %1 |"_s.arg(cells.join(u" | "_s));
}

} // namespace

/// docs/settings.md is compared with the table, so that neither drifts from the other.
class TestSettingsDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void row_data();
    void row();
    void noOtherRows();

private:
    QStringList m_rows; ///< lines of the document that describe a setting
};

void TestSettingsDocument::initTestCase()
{
    QFile file(QStringLiteral(HEARTHBOOK_SOURCE_DIR "/docs/settings.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    static const QRegularExpression settingRow(uR"(^\| `[a-z_]+\.[a-z_]+`)"_s);
    m_rows = QString::fromUtf8(file.readAll()).split(u'\n').filter(settingRow);
}

void TestSettingsDocument::row_data()
{
    QTest::addColumn<QString>("key");
    for (const SettingDefinition &setting : settingsTable())
        QTest::newRow(qPrintable(setting.key)) << setting.key;
}

void TestSettingsDocument::row()
{
    QFETCH(QString, key);
    const QString expected = documentRow(*findSetting(key));
    QVERIFY2(m_rows.contains(expected), qPrintable(u"docs/settings.md needs the row\n"_s + expected));
}

void TestSettingsDocument::noOtherRows()
{
    QCOMPARE(size_t(m_rows.size()), settingsTable().size());
}

QTEST_GUILESS_MAIN(TestSettingsDocument)
#include "tst_settingsdocument.moc"
