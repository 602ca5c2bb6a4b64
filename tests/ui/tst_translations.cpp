#include "app/childserver.h"
#include "tests/support/bookwindow.h"
#include "tests/support/homes.h"
#include "ui/actionlist.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/conflictdialog.h"
#include "ui/dialogs/connectdialog.h"
#include "ui/dialogs/importwizard/importwizard.h"
#include "ui/dialogs/importwizard/reportstep.h"
#include "ui/dialogs/keydialog.h"
#include "ui/dialogs/secretdialog.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/language.h"
#include "ui/models/column.h"
#include "ui/models/importjob.h"
#include "ui/pages/bookpage.h"
#include "ui/widgets/eventchooser.h"
#include "ui/widgets/importreportview.h"
#include "ui/widgets/palette.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTranslator>
#include <QTreeWidget>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

/// What Qt makes of its own widgets' insides, which nobody reaches by name.
bool isInside(const QWidget &widget)
{
    return widget.objectName().startsWith(u"qt_"_s) || (widget.parentWidget() && isInside(*widget.parentWidget()));
}

/// A control that one comes to by the keyboard.
bool isControl(const QWidget &widget)
{
    return widget.isVisible() && widget.isEnabled() && widget.focusPolicy() != Qt::NoFocus && !widget.focusProxy()
        && !isInside(widget);
}

/// What a screen reader says of a control.
QString nameOf(const QWidget &widget)
{
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(&widget));
    return face ? face->text(QAccessible::Name) : widget.accessibleName();
}

/// The texts of a window that are not in brackets, with where they are.
class Walk
{
public:
    /// `data`: what the book says, and names that are the same in all languages.
    explicit Walk(const QRegularExpression &data) : m_data(data) { }

    const QStringList &bare() const { return m_bare; }
    int count() const { return m_count; }

    void look(const QWidget &window)
    {
        const QString title = window.windowTitle();
        if (window.isWindow() && !window.inherits("QMainWindow"))
            check(&window, u"title"_s, title);
        for (const QWidget *widget : window.findChildren<QWidget *>()) {
            if (!isInside(*widget))
                lookAt(*widget);
        }
        for (const QAction *action : window.findChildren<QAction *>()) {
            if (!action->isSeparator() && action->parent() && !action->parent()->objectName().startsWith(u"qt_"_s)
                && !action->objectName().startsWith(u"_q_"_s) && !isQts(*action))
                check(action->parent(), u"action"_s, action->text());
        }
    }

private:
    /// The menus of Qt's own fields.
    static bool isQts(const QAction &action)
    {
        return qobject_cast<const QLineEdit *>(action.parent()) || action.objectName().startsWith(u"edit-"_s);
    }

    void lookAt(const QWidget &widget)
    {
        if (const auto *box = qobject_cast<const QDialogButtonBox *>(widget.parentWidget());
            box && box->button(QDialogButtonBox::Cancel) == &widget)
            return; // the word is Qt's
        check(&widget, u"tooltip"_s, widget.toolTip());
        check(&widget, u"accessible name"_s, widget.accessibleName());
        if (const auto *label = qobject_cast<const QLabel *>(&widget))
            check(&widget, u"label"_s, label->text());
        if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
            check(&widget, u"button"_s, button->text());
        if (const auto *box = qobject_cast<const QGroupBox *>(&widget))
            check(&widget, u"group"_s, box->title());
        if (const auto *line = qobject_cast<const QLineEdit *>(&widget))
            check(&widget, u"placeholder"_s, line->placeholderText());
        if (const auto *text = qobject_cast<const QPlainTextEdit *>(&widget))
            check(&widget, u"placeholder"_s, text->placeholderText());
        if (const auto *menu = qobject_cast<const QMenu *>(&widget))
            check(&widget, u"menu"_s, menu->title());
        if (const auto *tabs = qobject_cast<const QTabBar *>(&widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                check(&widget, u"tab"_s, tabs->tabText(i));
        }
        if (const auto *combo = qobject_cast<const QComboBox *>(&widget); combo && !combo->isEditable()) {
            for (int i = 0; i < combo->count(); ++i)
                check(&widget, u"choice"_s, combo->itemText(i));
        }
        if (const auto *tree = qobject_cast<const QTreeWidget *>(&widget);
            tree && qobject_cast<const EventChooser *>(tree->parentWidget()))
            lookAtEvents(*tree);
        else if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget);
                 view && !view->inherits("QHeaderView") && view->model())
            lookAtCells(*view, {});
        if (const auto *header = qobject_cast<const QHeaderView *>(&widget); header && header->model()) {
            for (int i = 0; header->orientation() == Qt::Horizontal && i < header->count(); ++i)
                check(&widget, u"header"_s, header->model()->headerData(i, Qt::Horizontal).toString());
        }
    }

    /// What events mean; their names are those of the wire.
    void lookAtEvents(const QTreeWidget &tree)
    {
        for (int i = 0; i < tree.topLevelItemCount(); ++i) {
            const QTreeWidgetItem *topic = tree.topLevelItem(i);
            check(&tree, u"topic"_s, topic->text(0));
            for (int j = 0; j < topic->childCount(); ++j)
                check(&tree, u"event"_s, topic->child(j)->text(1));
        }
    }

    void lookAtCells(const QAbstractItemView &view, const QModelIndex &parent)
    {
        const QAbstractItemModel &model = *view.model();
        constexpr int most = 50;
        for (int row = 0; row < std::min(most, model.rowCount(parent)); ++row) {
            for (int column = 0; column < model.columnCount(parent); ++column) {
                const QModelIndex index = model.index(row, column, parent);
                check(&view, u"cell"_s, index.data().toString());
                check(&view, u"hint of a cell"_s, index.data(Qt::ToolTipRole).toString());
            }
            lookAtCells(view, model.index(row, 0, parent));
        }
    }

    void check(const QObject *where, const QString &what, QString text)
    {
        static const QRegularExpression tags(u"<[^>]*>"_s);
        static const QRegularExpression letters(u"\\p{L}{2}"_s);
        text = text.remove(tags).remove(m_data);
        ++m_count;
        // Within brackets may stand what the book says; beside them only signs and numbers.
        QString left = text;
        for (qsizetype before = -1; before != left.size();) {
            static const QRegularExpression bracketed(u"\\[[^\\[\\]]*\\]"_s);
            before = left.size();
            left.remove(bracketed);
        }
        if (left.contains(letters))
            m_bare += u"%1 (%2): %3"_s.arg(QString::fromLatin1(where->metaObject()->className()), what, text);
    }

    QRegularExpression m_data;
    QStringList m_bare;
    int m_count = 0;
};

} // namespace

/// The languages of the window: complete, chosen by the system or by hand, with right forms for numbers.
class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyTextCanBeTranslated();
    void everyControlHasAName();
    void german();
    void numbers_data();
    void numbers();
    void languageOfTheSystem_data();
    void languageOfTheSystem();
    void isChosenInTheMenu();

private:
    void use(const QString &file);
    void open();
    void showPage(int page) const;
    using Looker = std::function<void(const QString &where, const QWidget &window)>;
    /// At every page and every dialog, as they are shown one after the other.
    void walk(const Looker &look);
    void walkDialogs(const Looker &look);
    void walkImport(const Looker &look);

    std::unique_ptr<QTranslator> m_translator;
    std::unique_ptr<TestBook> m_book;
    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void TestTranslations::init()
{
    m_book = std::make_unique<TestBook>(TestBook::File);
    m_book->feed("devices", devicesOfHome(5));
    m_book->feed("entities", entitiesOfHome(9, 3));
    m_desk = std::make_unique<TestDesk>();
}

void TestTranslations::cleanup()
{
    m_window.reset();
    m_translator.reset();
    m_desk.reset();
    m_book.reset();
}

void TestTranslations::use(const QString &file)
{
    m_translator = std::make_unique<QTranslator>();
    QVERIFY2(m_translator->load(file), qPrintable(file));
    QCoreApplication::installTranslator(m_translator.get());
}

void TestTranslations::open()
{
    Desk desk = m_desk->desk();
    desk.makeServer = [](const QString &path) { return std::make_unique<ChildServer>(QString(), path); };
    m_window = std::make_unique<MainWindow>(desk, channelTo);
    m_window->show();
    m_window->open(m_book->place());
    m_window->book()->showPage(u"devices"_s);
    QVERIFY(eventually([this] {
        const auto *table = shown<QTableView>(*m_window);
        return table && table->model()->rowCount() == 5;
    }));
}

/// With the first row chosen, where it has any.
void TestTranslations::showPage(int page) const
{
    m_window->book()->showPage(page);
    eventually([] { return false; }, 200);
    for (QTableView *table : m_window->book()->page(page)->findChildren<QTableView *>()) {
        if (table->isVisible() && table->model()->rowCount() > 0)
            table->setCurrentIndex(table->model()->index(0, 0));
    }
    eventually([] { return false; }, 300);
}

void TestTranslations::walk(const Looker &look)
{
    m_window = std::make_unique<MainWindow>(m_desk->desk(), channelTo);
    m_window->show();
    look(u"welcome"_s, *m_window);
    m_window.reset();
    open();
    for (int page = 0; page < m_window->book()->pageCount(); ++page) {
        showPage(page);
        look(m_window->book()->page(page)->name(), *m_window);
    }
    walkDialogs(look);
    walkImport(look);
}

void TestTranslations::walkDialogs(const Looker &look)
{
    std::vector<std::unique_ptr<QDialog>> dialogs;
    dialogs.push_back(std::make_unique<ConnectDialog>());
    dialogs.push_back(std::make_unique<KeyDialog>(QString()));
    dialogs.push_back(std::make_unique<AboutDialog>());
    dialogs.push_back(std::make_unique<SecretDialog>(u"Lamp 1"_s, u"whsec_00"_s, QString()));
    dialogs.push_back(std::make_unique<ShortcutsDialog>(actionsWithKeys(*m_window)));
    dialogs.push_back(std::make_unique<ConflictDialog>(
        u"Lamp 1"_s,
        std::vector { ConflictLine { .title = u"[Name]"_s, .mine = u"Lamp 2"_s, .theirs = u"Lamp 3"_s } }));
    for (const auto &dialog : dialogs) {
        dialog->show();
        look(QString::fromLatin1(dialog->metaObject()->className()), *dialog);
        dialog->hide();
    }
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *palette = m_window->findChild<Palette *>();
    QVERIFY(palette->isVisible());
    QTest::keyClicks(QApplication::focusWidget(), u"lamp"_s);
    eventually([] { return false; }, 300);
    look(u"palette"_s, *palette);
    QTest::keyClick(palette, Qt::Key_Escape);
}

/// What each kind of import asks for, and one from the file to its report.
void TestTranslations::walkImport(const Looker &look)
{
    QFile file(m_desk->path(u"devices.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(devicesOfHome(7)), devicesOfHome(7).size());
    file.close();
    ImportWizard wizard(m_window->book()->source(), m_desk->theme());
    connect(&wizard, &ImportWizard::jobMade, &wizard, [](ImportJob *job) { job->start(); });
    for (const ImportSource source : importSources) {
        wizard.begin(source);
        wizard.show();
        look(u"choose %1"_s.arg(int(source)), wizard);
    }
    wizard.beginWith(file.fileName());
    QVERIFY(eventually([&] { return shown<ImportReportView>(wizard) != nullptr; }));
    look(u"preview"_s, wizard);
    QTest::keyClick(&wizard, Qt::Key_Return);
    QVERIFY(eventually([&] { return shown<ReportStep>(wizard) != nullptr; }));
    look(u"report"_s, wizard);
}

void TestTranslations::everyTextCanBeTranslated()
{
    use(QStringLiteral(HEARTHBOOK_PSEUDO_LOCALE));
    // Data of the book and of its place, keys, and names that are the same everywhere.
    const QRegularExpression data(
        u"Lamp \\d+|Light \\d+|\\bd\\d{4}\\b|light\\.e\\d+|LCA001|Signify|IKEA|kitchen|office|Kitchen|Office|metadata|"
        "English|Deutsch|Hearthbook|NFL|NHL|AFC|NFC|\\bUTC\\b|home_assistant|/[\\w./-]+|http://\\S+|\\bms\\b|"
        "(Ctrl|Shift|Alt|Del|Return|Enter|Esc|Menu)\\b(\\+\\w+)*|\\b[A-Z]{2,3}\\b \\d+|default|\\blight\\b|tradfri|hue|"
        // moments as QLocale writes them, from Qt 6.8 on with a narrow space and the zone's long name
        "\\w+day, \\w+ \\d{1,2}, \\d{4} [\\d:]+.[AP]M( Coordinated Universal Time)?"_s);
    Walk texts(data);
    walk([&](const QString &, const QWidget &window) { texts.look(window); });
    QVERIFY(texts.count() > 500);
    QStringList bare = texts.bare();
    bare.removeDuplicates();
    QVERIFY2(bare.isEmpty(), qPrintable(u'\n' + bare.join(u'\n')));
}

void TestTranslations::everyControlHasAName()
{
    QStringList nameless;
    walk([&](const QString &where, const QWidget &window) {
        for (const QWidget *widget : window.findChildren<QWidget *>()) {
            if (isControl(*widget) && nameOf(*widget).isEmpty())
                nameless += u"%1: %2 (%3)"_s.arg(where, QString::fromLatin1(widget->metaObject()->className()),
                                                 widget->objectName());
        }
    });
    nameless.removeDuplicates();
    QVERIFY2(nameless.isEmpty(), qPrintable(u'\n' + nameless.join(u'\n')));
}

void TestTranslations::german()
{
    use(u":/translations/hearthbook_de.qm"_s);
    open();
    QCOMPARE(m_window->book()->page(1)->title(), u"Geräte"_s);
    QCOMPARE(m_window->book()->page(2)->title(), u"Entitäten"_s);
    QStringList menus;
    for (const QAction *action : m_window->menuBar()->actions())
        menus += QString(action->text()).remove(u'&');
    QCOMPARE(menus, QStringList({ u"Buch"_s, u"Bearbeiten"_s, u"Ansicht"_s, u"Hilfe"_s }));
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier); // keys are the same
    QVERIFY(!m_window->book());
}

void TestTranslations::numbers_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("text");
    constexpr int day = 86'400;
    QTest::newRow("one day") << u"en"_s << day << u"1 day ago"_s;
    QTest::newRow("three days") << u"en"_s << 3 * day << u"3 days ago"_s;
    QTest::newRow("one day in German") << u"de"_s << day << u"vor 1 Tag"_s;
    QTest::newRow("three days in German") << u"de"_s << 3 * day << u"vor 3 Tagen"_s;
}

void TestTranslations::numbers()
{
    QFETCH(QString, language);
    QFETCH(int, seconds);
    QFETCH(QString, text);
    use(u":/translations/hearthbook_%1.qm"_s.arg(language));
    const QDateTime time = QDateTime::currentDateTimeUtc().addSecs(-seconds);
    QCOMPARE(sinceText(time.toString(Qt::ISODateWithMs)), text);
}

void TestTranslations::languageOfTheSystem_data()
{
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<QStringList>("system");
    QTest::addColumn<QString>("language");
    QTest::newRow("as the system") << QString() << QStringList { u"de-AT"_s, u"de"_s } << u"de"_s;
    QTest::newRow("as the system, written otherwise") << QString() << QStringList { u"de_CH"_s } << u"de"_s;
    QTest::newRow("the second of the system") << QString() << QStringList { u"fr-FR"_s, u"de-DE"_s } << u"de"_s;
    QTest::newRow("none that is there") << QString() << QStringList { u"fr"_s } << u"en"_s;
    QTest::newRow("nothing known") << QString() << QStringList() << u"en"_s;
    QTest::newRow("by hand") << u"en"_s << QStringList { u"de-DE"_s } << u"en"_s;
    QTest::newRow("by hand, gone") << u"eo"_s << QStringList { u"de-DE"_s } << u"de"_s;
}

void TestTranslations::languageOfTheSystem()
{
    QFETCH(QString, chosen);
    QFETCH(QStringList, system);
    QFETCH(QString, language);
    QCOMPARE(languageFor(chosen, system), language);
}

void TestTranslations::isChosenInTheMenu()
{
    open();
    const auto action = [this](const QString &text) {
        for (QAction *one : m_window->findChildren<QAction *>()) {
            if (one->text() == text)
                return one;
        }
        return static_cast<QAction *>(nullptr);
    };
    QCOMPARE(chosenLanguage(m_desk->settings()), QString());
    action(u"Deutsch"_s)->trigger();
    QCOMPARE(chosenLanguage(m_desk->settings()), u"de"_s);
    m_window.reset();
    open();
    QVERIFY(action(u"Deutsch"_s)->isChecked());
    action(u"English"_s)->trigger();
    QCOMPARE(chosenLanguage(m_desk->settings()), u"en"_s);
    m_desk->settings().setValue(u"window/language"_s, u"../evil"_s);
    QCOMPARE(chosenLanguage(m_desk->settings()), QString());
}

/// Not the languages of the system that tests run on; the resources are in the program from the start.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    installLanguage(u"en"_s);
    for (QTranslator *translator : application.findChildren<QTranslator *>())
        delete translator;
    TestTranslations test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_translations.moc"
