#include "ui/widgets/firststeps.h"

#include "core/source/channel.h"
#include "ui/fixedfont.h"
#include "ui/plaintext.h"
#include "ui/theme.h"
#include "ui/widgets/heading.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPushButton>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

FirstSteps::FirstSteps(QWidget *parent)
    : QWidget(parent), m_step(new QWidget(this)), m_words(new QLabel(m_step)), m_command(new QLabel(m_step))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Theme::near, 0, Theme::near);
    layout->setSpacing(Theme::apart);
    layout->addWidget(new Heading(tr("Nothing is here yet"), Heading::Section, this));
    auto *what = new QLabel(
        tr("Connect Home Assistant, or import what another program kept, and the home appears here by itself."), this);
    what->setWordWrap(true);
    layout->addWidget(what);
    auto *ways = new QHBoxLayout;
    ways->setSpacing(Theme::near);
    auto *connectHome = new QPushButton(tr("Connect &Home Assistant"), this);
    auto *import = new QPushButton(tr("&Import…"), this);
    ways->addWidget(connectHome);
    ways->addWidget(import);
    ways->addStretch(1);
    layout->addLayout(ways);
    layout->addWidget(m_step);
    makeStep(*new QVBoxLayout(m_step));
    connect(connectHome, &QPushButton::clicked, this, &FirstSteps::showStep);
    connect(import, &QPushButton::clicked, this, &FirstSteps::importWanted);
}

void FirstSteps::makeStep(QVBoxLayout &layout)
{
    layout.setContentsMargins(0, 0, 0, 0);
    layout.setSpacing(Theme::near);
    layout.addWidget(m_words);
    layout.addWidget(m_command);
    auto *copy = new QPushButton(tr("&Copy the command"), m_step);
    layout.addWidget(copy, 0, Qt::AlignLeft);
    for (QLabel *label : { m_words, m_command }) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_command->setFont(fixedFont());
    m_command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_command->setAccessibleName(tr("Command"));
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_command->text()); });
    m_step->hide();
}

void FirstSteps::setPlace(const QString &place)
{
    m_place = place;
}

/// A path may hold anything: it is one word.
void FirstSteps::showStep()
{
    const bool isServer = isServerAddress(m_place);
    m_words->setText(
        isServer
            ? tr("Make a long-lived access token in Home Assistant (your profile, Security), keep it in a file, and start the server with both:")
            : tr("Make a long-lived access token in Home Assistant (your profile, Security), keep it in a file, and start a server on "
                 "this file. This window may stay open:"));
    const QString book = isServer
        ? QString()
        : u" --database "_s + shellQuoted(u"sqlite:///"_s + QFileInfo(m_place).absoluteFilePath());
    m_command->setText(u"HA_HTTP_URL=http://homeassistant.local:8123 HA_TOKEN_FILE=ha-token hearthbookd serve"_s
                       + book);
    m_step->show();
}

} // namespace hearthbook
