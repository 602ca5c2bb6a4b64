#pragma once

#include "core/webhooks/hmac.h"
#include "tests/support/bookwindow.h"
#include "tests/support/homes.h"
#include "tests/support/webhookreceiver.h"
#include "ui/dialogs/secretdialog.h"
#include "ui/models/webhookmodel.h"
#include "ui/pages/webhookspage.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/checklist.h"
#include "ui/widgets/choicetable.h"
#include "ui/widgets/deliverydetail.h"
#include "ui/widgets/deliverypane.h"
#include "ui/widgets/eventchooser.h"
#include "ui/widgets/machinetext.h"
#include "ui/widgets/teamchooser.h"
#include "ui/widgets/urlfield.h"
#include "ui/widgets/webhookpane.h"

#include <QCheckBox>
#include <QClipboard>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>

namespace hearthbook::test {

using namespace Qt::StringLiterals;

/// Another program that works on the same book.
class Other
{
public:
    explicit Other(const TestBook &book) : m_source(book.channel())
    {
        m_source.channel().open();
        if (!eventually([this] { return m_source.channel().state() == ChannelState::Open; }))
            qFatal("%s", qUtf8Printable(m_source.channel().trouble()));
    }

    QJsonObject send(const QByteArray &method, const QString &path, const QJsonObject &body = {})
    {
        ApiCall call { .method = method, .path = path };
        if (!body.isEmpty())
            call.body = QJsonDocument(body).toJson();
        const Result<ChangedRow> answer = awaited(m_source.send(call));
        if (!answer)
            qFatal("%s", qUtf8Printable(answer.error().message));
        return answer->row;
    }
    QString add(const QString &url, const QJsonArray &events = { u"device.*"_s })
    {
        return send("POST", u"/api/webhooks"_s, { { u"url"_s, url }, { u"events"_s, events } })[u"webhook_id"]
            .toString();
    }
    QJsonObject webhook(const QString &id) { return send("GET", u"/api/webhooks/"_s + id); }
    void change(const QString &id, const QJsonObject &patch) { send("PATCH", u"/api/webhooks/"_s + id, patch); }
    QJsonArray webhooks() { return send("GET", u"/api/webhooks"_s)[u"webhooks"].toArray(); }

private:
    MetadataSource m_source;
};

inline QPushButton *button(const QWidget &parent, const QString &text)
{
    for (QPushButton *one : parent.findChildren<QPushButton *>()) {
        if (one->isVisible() && one->text() == text)
            return one;
    }
    return nullptr;
}

inline void click(const QWidget &parent, const QString &text)
{
    if (!eventually([&] { return button(parent, text) && button(parent, text)->isEnabled(); }))
        qFatal("no button %s", qUtf8Printable(text));
    QTest::mouseClick(button(parent, text), Qt::LeftButton);
}

/// The page, shown.
inline WebhooksPage &webhooksPage(BookWindow &window)
{
    BookView *book = window->book();
    for (int i = 0; i < book->pageCount(); ++i) {
        if (auto *found = qobject_cast<WebhooksPage *>(book->page(i))) {
            book->showPage(i);
            return *found;
        }
    }
    qFatal("no page");
}

inline QLineEdit *url(const QWidget &page)
{
    return page.findChild<UrlField *>()->findChild<QLineEdit *>();
}
inline ChoiceTable *table(const QWidget &page)
{
    for (ChoiceTable *table : page.findChildren<ChoiceTable *>()) {
        if (table->accessibleName() == u"Webhooks")
            return table;
    }
    return nullptr;
}

inline void typeUrl(const QWidget &page, const QString &text)
{
    url(page)->setFocus();
    url(page)->selectAll();
    QTest::keyClicks(url(page), text);
}

/// By the arrow keys.
inline void choose(const QWidget &page, int row = 0)
{
    if (!eventually([&] { return table(page)->model()->rowCount() > row; }))
        qFatal("no row");
    table(page)->setFocus();
    QTest::keyClick(table(page), Qt::Key_Home, Qt::ControlModifier);
    for (int i = 0; i <= row && table(page)->currentIndex().row() != row; ++i)
        QTest::keyClick(table(page), Qt::Key_Down);
    if (!eventually([&] { return !url(page)->text().isEmpty() && url(page)->isVisible(); }))
        qFatal("nothing is shown");
}

inline void ctrl(const QWidget &page, int key)
{
    page.window()->activateWindow(); // no window manager does it when a dialog goes
    eventually([&] { return page.isActiveWindow(); });
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : page.window(), Qt::Key(key), Qt::ControlModifier);
}

inline QString cell(const QWidget &page, int row, int column)
{
    return table(page)->model()->index(row, column).data().toString();
}

/// Adds one by typing, and gives its secret.
inline QString addOne(WebhooksPage &page, const QString &address)
{
    click(page, u"Add a webhook"_s);
    typeUrl(page, address);
    click(page, u"Add it"_s);
    if (!eventually([&] { return page.findChild<SecretDialog *>(); }))
        qFatal("no secret: %s", qUtf8Printable(page.findChild<UrlField *>()->note()));
    auto *dialog = page.findChild<SecretDialog *>();
    const QString secret = dialog->findChild<QLineEdit *>()->text();
    QTest::keyClick(dialog, Qt::Key_Escape);
    if (!eventually([&] { return !page.findChild<SecretDialog *>(); }))
        qFatal("the secret stays");
    return secret;
}

inline QByteArray signatureOf(const ReceivedRequest &request, const QString &secret)
{
    const QByteArray text = request.header("webhook-id") + '.' + request.header("webhook-timestamp") + '.'
        + request.body;
    return "v1," + hmacSha256(Secret(QByteArray::fromBase64(secret.toLatin1().mid(6))), text).toBase64();
}

inline QString machineText(const QWidget &page, const QString &name)
{
    for (const MachineText *text : page.findChildren<MachineText *>()) {
        if (text->accessibleName() == name)
            return text->toPlainText();
    }
    return {};
}

inline bool shows(const QWidget &page, const QString &words)
{
    for (const QLabel *label : page.findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(words))
            return true;
    }
    return false;
}

} // namespace hearthbook::test
