#include "ui/dialogs/aboutdialog.h"

#include "ui/theme.h"
#include "ui/widgets/flowingtext.h"
#include "ui/widgets/heading.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("About Hearthbook"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::wide, Theme::wide, Theme::wide, Theme::margin);
    layout->setSpacing(Theme::apart);
    layout->addWidget(new Heading(u"Hearthbook"_s, Heading::Page, this));
    auto *text = new FlowingText(this);
    text->setAccessibleName(windowTitle());
    // As in docs/dependencies.md, what this program links.
    text->setParagraphs(
        { tr("Version %1, on Qt %2.").arg(QStringLiteral(HEARTHBOOK_VERSION), QString::fromLatin1(qVersion())),
          tr("The book of a home that runs Home Assistant: its devices, entities, areas, webhooks and preferences."),
          tr("Hearthbook is free software under the GNU General Public License, version 3 or later. It comes without "
             "any warranty; see the file LICENSE."),
          tr("It stands on Qt (LGPL-3 or GPL; Qt HTTP Server: GPL-3), QtKeychain (BSD-3-Clause), SQLite (public domain), "
             "simdjson (Apache-2.0), zlib (zlib), tl::expected (CC0), CLI11 (BSD-3-Clause), libsodium (ISC) and toml++ "
             "(MIT).") });
    layout->addWidget(text);
    layout->addStretch(1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(480, 380);
}

} // namespace hearthbook
