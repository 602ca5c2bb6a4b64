#include "ui/widgets/firststeps.h"

#include "core/source/channel.h"
#include "ui/plaintext.h"
#include "ui/theme.h"
#include "ui/widgets/heading.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QFileInfo>
#include <QFontDatabase>
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
    ways->addWidget(addWay(tr("Connect &Home Assistant"), Way::HomeAssistant));
    ways->addWidget(addWay(tr("&Import a registry"), Way::Import));
    ways->addStretch(1);
    layout->addLayout(ways);
    layout->addWidget(m_step);
    auto *step = new QVBoxLayout(m_step);
    step->setContentsMargins(0, 0, 0, 0);
    step->setSpacing(Theme::near);
    step->addWidget(m_words);
    step->addWidget(m_command);
    auto *copy = new QPushButton(tr("&Copy the command"), m_step);
    step->addWidget(copy, 0, Qt::AlignLeft);
    for (QLabel *label : { m_words, m_command }) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_command->setAccessibleName(tr("Command"));
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_command->text()); });
    m_step->hide();
}

void FirstSteps::setPlace(const QString &place)
{
    m_place = place;
}

QPushButton *FirstSteps::addWay(const QString &text, Way way)
{
    auto *button = new QPushButton(text, this);
    connect(button, &QPushButton::clicked, this, [this, way] { show(way); });
    return button;
}

void FirstSteps::show(Way way)
{
    m_words->setText(words(way));
    m_command->setText(command(way));
    m_step->show();
}

QString FirstSteps::words(Way way) const
{
    const bool isServer = isServerAddress(m_place);
    if (way == Way::Import)
        return isServer
            ? tr("On the machine of the server, import the file of the service that knew the home:")
            : tr("In a terminal, import the file of the service that knew the home. This window may stay open:");
    return isServer
        ? tr("Make a long-lived access token in Home Assistant (your profile, Security), keep it in a file, and start the server with both:")
        : tr("Make a long-lived access token in Home Assistant (your profile, Security), keep it in a file, and start a server on "
             "this file. This window may stay open:");
}

/// A path may hold anything: it is one word.
QString FirstSteps::command(Way way) const
{
    const QString book = isServerAddress(m_place)
        ? QString()
        : u" --database "_s + shellQuoted(u"sqlite:///"_s + QFileInfo(m_place).absoluteFilePath());
    if (way == Way::Import)
        return u"hearthbookd import database metadata.db"_s + book;
    return u"HA_HTTP_URL=http://homeassistant.local:8123 HA_TOKEN_FILE=ha-token hearthbookd serve"_s + book;
}

} // namespace hearthbook
