#pragma once

#include "tests/support/bookwindow.h"
#include "ui/dialogs/importwizard/choosestep.h"
#include "ui/dialogs/importwizard/importwizard.h"
#include "ui/dialogs/importwizard/reportstep.h"
#include "ui/pages/importspage.h"
#include "ui/widgets/importreportview.h"
#include "ui/widgets/importtile.h"
#include "ui/widgets/notedview.h"

#include <QDropEvent>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>

namespace hearthbook::test {

using namespace Qt::StringLiterals;

/// The one that can be seen.
inline QPushButton *button(const QWidget &parent, const QString &text)
{
    for (QPushButton *one : parent.findChildren<QPushButton *>()) {
        if (one->isVisible() && one->text().remove(u'&') == text)
            return one;
    }
    return nullptr;
}

/// The page in the real window, as soon as it knows what was imported.
class OpenPage
{
public:
    explicit OpenPage(const TestBook &book) : m_window(book)
    {
        m_window->book()->showPage(u"imports"_s);
        if (!eventually([this] { return !note().contains(u"are read"_s); }))
            qFatal("the imports are not read");
    }

    BookWindow &window() { return m_window; }
    ImportsPage *page() { return m_window->findChild<ImportsPage *>(); }
    ImportWizard *wizard() { return page()->findChild<ImportWizard *>(); }
    ChooseStep *choose() { return wizard()->findChild<ChooseStep *>(); }
    QListView *list() { return page()->findChild<NotedView *>()->view(); }
    QString note() { return page()->findChild<NotedView *>()->note(); }
    QString trouble() { return choose()->trouble(); }
    QString title() { return wizard() ? wizard()->findChild<QLabel *>()->text() : QString(); }
    QString summary() { return shown<ImportReportView>(*wizard())->summary(); }
    QString pageSummary() { return page()->findChildren<ImportReportView *>().constFirst()->summary(); }
    QString said() { return wizard()->findChild<ReportStep *>()->message(); }

    void begin(ImportSource source)
    {
        for (ImportTile *tile : page()->findChildren<ImportTile *>()) {
            if (tile->source() != source)
                continue;
            tile->setFocus();
            QTest::keyClick(tile, Qt::Key_Space);
        }
    }

    /// As a person does: types the path and presses Enter.
    void typePath(const QString &path)
    {
        auto *field = choose()->findChildren<QLineEdit *>().constFirst();
        for (QLineEdit *one : choose()->findChildren<QLineEdit *>()) {
            if (one->accessibleName() == u"File"_s)
                field = one;
        }
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, path);
        QTest::keyClick(field, Qt::Key_Return);
    }

    /// Looks what it would do.
    bool preview(ImportSource source, const QString &path)
    {
        begin(source);
        typePath(path);
        return eventually([this] { return isPreview() || !trouble().isEmpty(); }) && trouble().isEmpty();
    }
    bool isPreview() { return inWizard(u"Import"_s); }
    /// Goes on from the preview by Enter, until the report is there.
    bool run()
    {
        QTest::keyClick(inWizard(u"Import"_s), Qt::Key_Return);
        return eventually([this] { return inWizard(u"Import something else"_s); });
    }
    void drop(const QString &path)
    {
        QMimeData data;
        data.setUrls({ QUrl::fromLocalFile(path) });
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page(), &enter);
        if (!enter.isAccepted())
            return;
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page(), &drop);
    }
    QPushButton *inWizard(const QString &text) { return button(*wizard(), text); }

private:
    BookWindow m_window;
};

/// Another program with the same book.
class Other
{
public:
    explicit Other(const TestBook &book) : m_source(book.channel()) { m_source.channel().open(); }

    QJsonObject send(const QByteArray &method, const QString &path, const QByteArray &body = {})
    {
        const Result<ChangedRow> answer = awaited(m_source.send({ .method = method, .path = path, .body = body }));
        if (!answer)
            qFatal("%s", qUtf8Printable(answer.error().message));
        return answer->row;
    }
    qsizetype webhooks() { return send("GET", u"/api/webhooks"_s).value(u"webhooks"_s).toArray().size(); }
    bool has(const QString &device) { return awaited(m_source.row(deviceRows(), device)).has_value(); }

private:
    MetadataSource m_source;
};

} // namespace hearthbook::test
