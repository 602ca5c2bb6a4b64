#include "core/domain/jsonwriter.h"
#include "tests/support/bookwindow.h"
#include "ui/pages/listpage.h"
#include "ui/widgets/filterfield.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>

#include <atomic>
#include <cstdio>
#include <ctime>
#include <thread>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr double mostGap = 50; ///< in milliseconds

/// What the calling thread has used of a processor, in milliseconds.
double threadTime()
{
    timespec used {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return double(used.tv_sec) * 1e3 + double(used.tv_nsec) / 1e6;
}

/// How long the event loop let something wait, at most: what a person feels as a stutter.
class Watchdog
{
public:
    Watchdog() : m_thread([this] { watch(); }) { }
    ~Watchdog()
    {
        m_stop = true;
        m_thread.join();
    }
    Q_DISABLE_COPY_MOVE(Watchdog)

    /// In milliseconds, since it was asked last.
    double longestGap() { return std::exchange(m_longest, 0.0); }
    /// The same of the time that the window's thread itself took: on a busy machine the gap is longer.
    double longestTurn() { return std::exchange(m_longestTurn, 0.0); }

private:
    void watch()
    {
        while (!m_stop) {
            if (!m_posted.exchange(true)) {
                const auto posted = std::chrono::steady_clock::now();
                QMetaObject::invokeMethod(qApp, [this, posted] {
                    const std::chrono::duration<double, std::milli> gap = std::chrono::steady_clock::now() - posted;
                    m_longest = std::max(m_longest, gap.count());
                    const double used = threadTime();
                    m_longestTurn = std::max(m_longestTurn, used - std::exchange(m_used, used));
                    m_posted = false;
                });
            }
            std::this_thread::sleep_for(1ms);
        }
    }

    std::atomic<bool> m_stop = false;
    std::atomic<bool> m_posted = false;
    // Of the GUI's thread:
    double m_longest = 0;
    double m_longestTurn = 0;
    double m_used = threadTime(); ///< when it was looked at last
    std::thread m_thread;
};

QTableView *shownTable(const MainWindow &window)
{
    for (QTableView *table : window.findChildren<QTableView *>()) {
        if (table->isVisible())
            return table;
    }
    return nullptr;
}

bool isFilled(const MainWindow &window, int rows)
{
    const QTableView *table = shownTable(window);
    return table && table->model()->rowCount() >= rows && !table->model()->index(0, 0).data().toString().isEmpty();
}

/// Entities with names of their own, from number `first` on.
QByteArray entities(int first, int count)
{
    JsonWriter json;
    json.beginArray();
    for (int i = first; i < first + count; ++i) {
        const QByteArray number = QByteArray::number(i).rightJustified(6, '0');
        json.beginObject().key("entity_id").utf8((i % 3 ? "sensor.e" : "light.e") + number);
        json.key("platform").utf8(i % 2 ? "hue" : "zha").key("area_id").utf8("area" + QByteArray::number(i % 30));
        json.key("original_name").utf8("Thing " + QByteArray::number(i * 7919 % 100'003)).endObject();
    }
    return json.endArray().take();
}

double residentMiB()
{
    QFile status(u"/proc/self/statm"_s);
    return status.open(QIODevice::ReadOnly) ? status.readAll().split(' ').at(1).toDouble() * 4096 / (1 << 20) : 0;
}

} // namespace

/// bench_window [ROWS]: the longest gaps of the window's event loop, in milliseconds, on a file with so many entities. Ends with 1
/// where one was longer than 50 ms.
int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const int rows = argc > 1 ? std::max(1, atoi(argv[1])) : 100'000;
    TestBook book { TestBook::File };
    for (int first = 0; first < rows; first += 10'000)
        book.feed("entities", entities(first, std::min(10'000, rows - first)));
    TestDesk desk;
    MainWindow window(desk.desk(), channelTo);
    window.resize(1440, 860);
    window.show();
    eventually([] { return false; }, 200);

    Watchdog watchdog;
    QElapsedTimer clock;
    double worst = 0;
    const auto report = [&](const char *what) {
        const double gap = watchdog.longestGap();
        worst = std::max(worst, gap);
        std::printf("%-34s %8.0f ms, longest gap %6.1f ms, longest turn %6.1f ms, memory %5.1f MiB\n", what,
                    double(clock.nsecsElapsed()) / 1e6, gap, watchdog.longestTurn(), residentMiB());
        std::fflush(stdout);
        clock.start();
    };
    clock.start();
    window.open(book.place());
    eventually([] { return false; }, 500);
    report("opened");
    window.book()->showPage(u"entities"_s);
    if (!eventually([&] { return isFilled(window, rows); }, 60'000))
        qFatal("the list does not come");
    report("went to the entities");
    QTableView *table = shownTable(window);
    for (int i = 0; i <= 200; ++i) {
        table->verticalScrollBar()->setValue(table->verticalScrollBar()->maximum() / 200 * i);
        eventually([] { return false; }, 10);
    }
    report("scrolled from top to end");
    QLineEdit *search = nullptr;
    for (QLineEdit *edit : window.findChildren<QLineEdit *>())
        search = edit->isVisible() ? edit : search;
    for (const QChar letter : u"e0012"_s) {
        QTest::keyClick(search, letter.toLatin1());
        eventually([] { return false; }, 100);
    }
    eventually([&] { return table->model()->rowCount() < rows; }, 5000);
    report("searched as one types");
    search->clear();
    eventually([&] { return isFilled(window, rows); }, 60'000);
    report("shown again");
    QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    auto *filter = qobject_cast<FilterField *>(QApplication::focusWidget());
    for (const QString &typed : { u"thing 77"_s, u"/^thing 7.*[13]$/"_s, u"!thing 7"_s }) {
        clock.start();
        const int before = table->model()->rowCount();
        filter->setText(typed);
        eventually([&] { return table->model()->rowCount() != before; }, 60'000);
        report(qPrintable(u"filtered by %1"_s.arg(typed)));
    }
    filter->clear();
    eventually([&] { return isFilled(window, rows); }, 60'000);
    report("shown again");
    for (int column = 0; column < 5; ++column) {
        table->horizontalHeader()->setSortIndicator(column, Qt::DescendingOrder);
        eventually([] { return false; }, 500);
    }
    report("sorted by five columns");
    std::thread writer([&] { TestBook::feedFile(book.place(), entities(rows, 5000)); });
    eventually([&] { return isFilled(window, rows + 5000); }, 60'000);
    writer.join();
    report("5,000 rows came from elsewhere");
    if (worst > mostGap)
        std::printf("The window let people wait: %.1f ms, more than %.0f\n", worst, mostGap);
    return worst > mostGap ? EXIT_FAILURE : EXIT_SUCCESS;
}
