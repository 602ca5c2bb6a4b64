#include "core/source/sentencelist.h"
#include "core/source/sentences.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

/// Says all texts backwards in brackets, so that words of another order are tried too.
class Backwards : public QTranslator
{
public:
    QString translate(const char *, const char *text, const char *, int) const override
    {
        QStringList words = QString::fromUtf8(text).split(u' ');
        std::reverse(words.begin(), words.end());
        return u'[' + words.join(u' ') + u']';
    }
    bool isEmpty() const override { return false; }
};

/// What stands in the string literals of a file, neighbours joined as the compiler joins them.
QString literalsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(file.readAll());
    static const QRegularExpression joint(uR"("(_s)?\s*\n\s*u?")"_s);
    return text.remove(joint).replace(uR"(\")"_s, u"\""_s);
}

QStringList sources()
{
    QStringList all;
    for (const QString &folder : { u"core"_s, u"server"_s }) {
        QDirIterator files(QString::fromUtf8(HEARTHBOOK_SOURCE_DIR) + u'/' + folder, { u"*.cpp"_s }, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            if (const QString path = files.next(); !path.endsWith(u"sentencelist.cpp"_s))
                all += literalsOf(path);
        }
    }
    return all;
}

/// The words of a sentence between its values. The colon before the last comes from whoever appends SQLite's reason.
QStringList piecesOf(const QString &sentence)
{
    static const QRegularExpression value(u":? ?%\\d"_s);
    QStringList pieces;
    for (const QString &piece : sentence.split(value)) {
        if (piece.trimmed().size() > 1)
            pieces += piece.trimmed();
    }
    return pieces;
}

} // namespace

/// English sentences of core and server in the user's language.
class TestSentences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void eachIsSaidSomewhere();
    void noneHidesAnother();
    void eachIsFoundWithItsValues();
    void sentences_data();
    void sentences();
    void othersStayAsTheyAre();

private:
    std::unique_ptr<QTranslator> m_translator;
};

void TestSentences::init()
{
    m_translator = std::make_unique<Backwards>();
    QCoreApplication::installTranslator(m_translator.get());
}

void TestSentences::cleanup()
{
    m_translator.reset();
}

/// A sentence that was changed where it is said is found here: its translation would be lost.
void TestSentences::eachIsSaidSomewhere()
{
    const QStringList files = sources();
    QVERIFY(files.size() > 300);
    QStringList lost;
    for (const char *sentence : knownSentences()) {
        const QStringList pieces = piecesOf(QString::fromUtf8(sentence));
        const bool said = std::any_of(files.begin(), files.end(), [&](const QString &file) {
            return std::all_of(pieces.begin(), pieces.end(),
                               [&](const QString &piece) { return file.contains(piece); });
        });
        if (!said)
            lost += QString::fromUtf8(sentence);
    }
    QCOMPARE(lost, QStringList());
}

/// The first that fits is taken, so a general one may not stand before a special one.
void TestSentences::noneHidesAnother()
{
    for (const char *sentence : knownSentences()) {
        const QString text = QString::fromUtf8(sentence);
        QStringList words =
            QString(text).replace(u"%1"_s, u"V1"_s).replace(u"%2"_s, u"V2"_s).replace(u"%3"_s, u"V3"_s).split(u' ');
        std::reverse(words.begin(), words.end());
        QCOMPARE(
            sentenceText(QString(text).replace(u"%1"_s, u"V1"_s).replace(u"%2"_s, u"V2"_s).replace(u"%3"_s, u"V3"_s)),
            u'[' + words.join(u' ') + u']');
    }
}

void TestSentences::eachIsFoundWithItsValues()
{
    QCOMPARE(sentenceText(u"%1 is 100 % of 3 %2 is missing"_s), u"[missing is %1 is 100 % of 3 %2]"_s);
    QCOMPARE(sentenceText(u"device_id: no device a b is known, taken without"_s),
             u"[without taken known, is a b device no device_id:]"_s);
}

void TestSentences::sentences_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("text");
    QTest::newRow("after a place") << u"selected_teams.nfl: Input should be a valid list"_s
                                   << u"selected_teams.nfl: [list valid a be should Input]"_s;
    QTest::newRow("after two") << u"webhook 7: url: The file is empty"_s << u"webhook 7: url: [empty is file The]"_s;
    QTest::newRow("within another") << u"The file /a b/c.json cannot be read: there is no such file"_s
                                    << u"[[file such no is there] read: be cannot /a b/c.json file The]"_s;
    QTest::newRow("unknown within a known one") << u"The file is no JSON: odd"_s << u"[odd JSON: no is file The]"_s;
}

void TestSentences::sentences()
{
    QFETCH(QString, said);
    QTEST(sentenceText(said), "text");
}

void TestSentences::othersStayAsTheyAre()
{
    for (const QString &other :
         { QString(), u"Of a later version"_s, u": "_s, u" is missing"_s, u"place: of a later version"_s })
        QCOMPARE(sentenceText(other), other);
    const QString nested = QString(u"a: "_s).repeated(500) + u"The file is empty"_s;
    QCOMPARE(sentenceText(nested), nested);
    const QString huge = u"The file is no JSON: "_s + QString(1 << 20, u'x');
    QCOMPARE(sentenceText(huge), huge);
}

QTEST_GUILESS_MAIN(TestSentences)
#include "tst_sentences.moc"
