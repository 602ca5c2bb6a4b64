#include "app/childserver.h"
#include "tests/support/bookwindow.h"
#include "tests/support/homes.h"
#include "ui/fixedfont.h"
#include "ui/language.h"
#include "ui/pages/bookpage.h"
#include "ui/widgets/importtile.h"
#include "ui/widgets/sidebar.h"

#include <QLabel>
#include <QLineEdit>
#include <QTranslator>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize narrow(960, 600); ///< a screen of 1920 at 200 %

} // namespace

/// Every page has room in a small window, in each language, with letters as large as the system has them.
class TestNarrowWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void pagesFit_data() { addLooks(); }
    void pagesFit();
    void importTilesAreWhole_data() { addLooks(); }
    void importTilesAreWhole();
    void lettersAreTheApplications();

private:
    static void addLooks();
    void open();

    const QFont m_font = QApplication::font();
    std::unique_ptr<TestBook> m_book;
    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void TestNarrowWindow::addLooks()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("points");
    for (const QString &language : languages()) {
        for (const int points : { 10, 13 })
            QTest::addRow("%s, %d points", qUtf8Printable(language), points) << language << points;
    }
}

void TestNarrowWindow::init()
{
    m_book = std::make_unique<TestBook>(TestBook::File);
    m_book->feed("devices", devicesOfHome(30));
}

void TestNarrowWindow::cleanup()
{
    m_window.reset();
    m_desk.reset();
    m_book.reset();
    for (QTranslator *translator : qApp->findChildren<QTranslator *>())
        delete translator;
    QApplication::setFont(m_font);
}

void TestNarrowWindow::open()
{
    m_desk = std::make_unique<TestDesk>();
    Desk desk = m_desk->desk();
    desk.makeServer = [](const QString &path) { return std::make_unique<ChildServer>(QString(), path); };
    m_window = std::make_unique<MainWindow>(desk, channelTo);
    m_window->resize(narrow);
    m_window->show();
    m_window->open(m_book->place());
    for (int page = 0; page < m_window->book()->pageCount(); ++page)
        m_window->book()->page(page);
    QVERIFY(eventually([this] { return m_window->book()->isOpen(); }));
}

void TestNarrowWindow::pagesFit()
{
    constexpr int leastSearch = 160;
    QFETCH(QString, language);
    QFETCH(int, points);
    installLanguage(language);
    QApplication::setFont(Theme::scaled(m_font, points / m_font.pointSizeF()));
    open();
    BookView *book = m_window->book();
    const int room = narrow.width() - book->sidebar().width();
    for (int i = 0; i < book->pageCount(); ++i) {
        book->showPage(i);
        QCoreApplication::processEvents();
        BookPage *page = book->page(i);
        QVERIFY2(page->minimumSizeHint().width() <= room,
                 qPrintable(u"%1: %2 > %3"_s.arg(page->name()).arg(page->minimumSizeHint().width()).arg(room)));
        for (const QLineEdit *field : page->findChildren<QLineEdit *>()) {
            if (field->isVisible() && field->isClearButtonEnabled())
                QVERIFY2(field->width() >= leastSearch, qPrintable(page->name()));
        }
        QCOMPARE(m_window->width(), narrow.width());
    }
}

/// Both lines of text, however many.
void TestNarrowWindow::importTilesAreWhole()
{
    QFETCH(QString, language);
    QFETCH(int, points);
    installLanguage(language);
    QApplication::setFont(Theme::scaled(m_font, points / m_font.pointSizeF()));
    open();
    m_window->book()->showPage(u"imports"_s);
    const QList<ImportTile *> tiles = m_window->findChildren<ImportTile *>();
    QCOMPARE(tiles.size(), qsizetype(importSources.size()));
    for (const int width : { 960, 1360 }) {
        m_window->resize(width, narrow.height());
        QCoreApplication::processEvents();
        for (const ImportTile *tile : tiles) {
            for (const QLabel *label : tile->findChildren<QLabel *>()) {
                QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
                QVERIFY2(tile->rect().contains(label->geometry()), qPrintable(label->text()));
            }
        }
    }
}

void TestNarrowWindow::lettersAreTheApplications()
{
    open();
    const int before = m_window->findChild<Sidebar *>()->fontMetrics().height();
    m_window.reset();
    QApplication::setFont(Theme::scaled(m_font, 2));
    open();
    QVERIFY(m_window->findChild<Sidebar *>()->fontMetrics().height() > before * 3 / 2);
    QCOMPARE(fixedFont().pointSizeF(), QApplication::font().pointSizeF());
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    TestNarrowWindow test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_narrowwindow.moc"
