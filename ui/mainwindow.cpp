#include "ui/mainwindow.h"

#include <QFontDatabase>
#include <QLabel>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

QLabel *centredLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setAlignment(Qt::AlignCenter);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

/// A command that can be selected and copied.
QLabel *commandLabel(const QString &command, QWidget *parent)
{
    QLabel *label = centredLabel(command, parent);
    label->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

MainWindow::MainWindow(QWidget *parent) : QMainWindow(parent)
{
    setWindowTitle(u"Hearthbook"_s);
    resize(720, 480);
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(12);
    layout->addStretch();
    layout->addWidget(centredLabel(tr("The pages for rooms, devices and entities come with a later release. "
                                      "Until then, start the server and use its API:"),
                                   page));
    layout->addWidget(commandLabel(u"hearthbookd serve"_s, page));
    layout->addStretch();
    setCentralWidget(page);
}

} // namespace hearthbook
