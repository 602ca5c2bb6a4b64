#pragma once

#include "tests/support/bookwindow.h"
#include "tests/support/homes.h"
#include "ui/dialogs/conflictdialog.h"
#include "ui/pages/listpage.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/rowtable.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace hearthbook::test {

/// The book as another program sees it.
inline std::unique_ptr<MetadataSource> sourceOf(const TestBook &book)
{
    auto source = std::make_unique<MetadataSource>(book.channel());
    source->channel().open();
    if (!eventually([&] { return source->channel().state() == ChannelState::Open; }))
        qFatal("not open");
    return source;
}

/// What the book has in a field of a device.
inline QString stored(const TestBook &book, const QString &key, const QString &field)
{
    const auto row = awaited(sourceOf(book)->row(deviceRows(), key));
    return row ? row->value(field).toString() : row.error().message;
}

/// Another program changes a device.
inline bool theyChange(const TestBook &book, const QString &key, const QJsonObject &patch)
{
    const std::unique_ptr<MetadataSource> source = sourceOf(book);
    const auto row = awaited(source->row(deviceRows(), key));
    return row
        && awaited(source->change(deviceRows(), key, patch, row->value(QStringLiteral("revision")).toInteger()))
               .has_value();
}

inline RowModel &listOf(const BookWindow &window)
{
    return *static_cast<RowModel *>(window.table()->model());
}

inline RowSelection &selectionOf(const BookWindow &window)
{
    return static_cast<RowTable *>(window.table())->selection();
}

inline QString nameAt(const BookWindow &window, int row)
{
    return window.table()->model()->index(row, 0).data().toString();
}

/// The control of the form that is in sight, by its title, or none.
template<typename Control>
Control *control(BookWindow &window, const QString &title)
{
    for (Control *one : window.window().findChildren<Control *>()) {
        if (one->isVisible() && one->accessibleName() == title)
            return one;
    }
    return nullptr;
}

/// The one of a row that is about to be shown.
inline QPlainTextEdit *notesOf(BookWindow &window)
{
    const QString title = QStringLiteral("Notes");
    if (!eventually([&] { return control<QPlainTextEdit>(window, title) != nullptr; }))
        qFatal("no notes");
    return control<QPlainTextEdit>(window, title);
}

inline void typeAtEnd(QPlainTextEdit *text, const QString &words)
{
    text->setFocus();
    text->moveCursor(QTextCursor::End);
    QTest::keyClicks(text, words);
}

inline void save(QWidget *where)
{
    QTest::keyClick(where, Qt::Key_S, Qt::ControlModifier);
}

/// The open editor of a cell of text, or none.
inline QLineEdit *cellEditor(const BookWindow &window)
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // one that was closed
    return window.table()->viewport()->findChild<QLineEdit *>();
}

/// Opens the name of a row and types over it.
inline QLineEdit *typeInName(BookWindow &window, int row, const QString &text)
{
    if (!eventually([&] { return !cellEditor(window); }))
        qFatal("another editor is open");
    window.chooseRow(row);
    QTest::keyClick(window.table(), Qt::Key_F2);
    QLineEdit *editor = cellEditor(window);
    if (!editor)
        qFatal("no editor");
    editor->selectAll();
    QTest::keyClicks(editor, text);
    return editor;
}

/// Answers which version shall stay.
inline void answer(const ConflictDialog &dialog, const QString &text)
{
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->text() == text)
            return QTest::mouseClick(button, Qt::LeftButton);
    }
    qFatal("no button %s", qUtf8Printable(text));
}

} // namespace hearthbook::test
