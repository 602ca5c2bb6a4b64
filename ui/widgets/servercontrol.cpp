#include "ui/widgets/servercontrol.h"

#include "ui/fixedfont.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/heading.h"
#include "ui/widgets/notelabel.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// The sentence says all; the icon has no word of its own.
StateLook look(Shade shade, const QString &icon, const QString &sentence)
{
    return { .shade = shade, .icon = icon, .why = sentence };
}

} // namespace

ServerControl::ServerControl(const Theme &theme, BookServer &server, QWidget *parent)
    : QWidget(parent), m_server(server), m_open(&QDesktopServices::openUrl), m_state(new NoteLabel({}, theme, this)),
      m_toggle(new QPushButton(this)), m_address(new QComboBox(this)), m_port(new QSpinBox(this)),
      m_atOpening(new QCheckBox(tr("Start when this book is &opened"), this)), m_keys(new NoteLabel({}, theme, this)),
      m_makeKey(new QPushButton(tr("Make an API &key…"), this)), m_trouble(new NoteLabel({}, theme, this)),
      m_takePort(new QPushButton(this)), m_running(new QWidget(this)), m_url(new ElidedLabel({}, m_running))
{
    layOut();
    follow();
    showAll();
}

void ServerControl::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::margin, Theme::apart, Theme::margin, Theme::apart);
    layout->setSpacing(Theme::apart);
    auto *head = new QHBoxLayout;
    head->setSpacing(Theme::margin);
    head->addWidget(new Heading(tr("Server"), Heading::Page, this));
    head->addWidget(m_state, 1, Qt::AlignVCenter);
    head->addWidget(m_toggle);
    layout->addLayout(head);
    layout->addLayout(makeChoices());
    auto *keys = new QHBoxLayout;
    keys->setSpacing(Theme::apart);
    keys->addWidget(m_keys, 1);
    keys->addWidget(m_makeKey);
    layout->addLayout(keys);
    auto *trouble = new QHBoxLayout;
    trouble->setSpacing(Theme::apart);
    trouble->addWidget(m_trouble, 1);
    trouble->addWidget(m_takePort);
    layout->addLayout(trouble);
    m_running->setLayout(makeAddress());
    layout->addWidget(m_running);
}

QLayout *ServerControl::makeChoices()
{
    auto *choices = new FlowLayout;
    choices->setSpacing(Theme::margin);
    m_address->addItem(tr("This machine only (127.0.0.1)"), false);
    m_address->addItem(tr("All machines of the network"), true);
    constexpr int leastPort = 1;
    constexpr int mostPort = 65535;
    m_port->setRange(leastPort, mostPort);
    m_port->setGroupSeparatorShown(false);
    const auto add = [&](const QString &text, QWidget *field) {
        auto *both = new QWidget(this);
        auto *pair = new QHBoxLayout(both);
        pair->setContentsMargins(0, 0, 0, 0);
        pair->setSpacing(Theme::near);
        auto *label = new QLabel(text, both);
        label->setBuddy(field);
        field->setAccessibleName(QString(text).remove(u'&'));
        pair->addWidget(label);
        pair->addWidget(field);
        choices->addWidget(both);
    };
    add(tr("Reached &by"), m_address);
    add(tr("&Port"), m_port);
    choices->addWidget(m_atOpening);
    return choices;
}

QLayout *ServerControl::makeAddress()
{
    auto *line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(Theme::near);
    m_url->setFont(fixedFont());
    m_url->setAccessibleName(tr("Address of the server"));
    m_url->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *copy = new QPushButton(tr("Copy the &address"), m_running);
    auto *docs = new QPushButton(tr("Open the &documentation"), m_running);
    docs->setToolTip(tr("Shows what the server can be asked, in the browser."));
    line->addWidget(m_url, 1);
    line->addWidget(copy);
    line->addWidget(docs);
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_server.url().toString()); });
    connect(docs, &QPushButton::clicked, this, [this] { m_open(m_server.url().resolved(QUrl(u"/docs"_s))); });
    return line;
}

void ServerControl::follow()
{
    connect(m_toggle, &QPushButton::clicked, this, &ServerControl::toggle);
    connect(m_makeKey, &QPushButton::clicked, this, &ServerControl::keyWanted);
    connect(m_takePort, &QPushButton::clicked, this, &ServerControl::takeFreePort);
    connect(m_address, &QComboBox::currentIndexChanged, this, [this] {
        showAll();
        Q_EMIT wishChanged();
    });
    connect(m_port, &QSpinBox::valueChanged, this, &ServerControl::wishChanged);
    connect(m_atOpening, &QCheckBox::toggled, this, &ServerControl::atOpeningChanged);
    connect(&m_server, &BookServer::stateChanged, this, &ServerControl::showAll);
    connect(&m_server, &BookServer::counted, this, &ServerControl::showState);
}

ServerWish ServerControl::wish() const
{
    return { .isForOthers = m_address->currentData().toBool(), .port = quint16(m_port->value()) };
}

void ServerControl::setWish(const ServerWish &wish)
{
    const QSignalBlocker noAddress(m_address);
    const QSignalBlocker noPort(m_port);
    m_address->setCurrentIndex(m_address->findData(wish.isForOthers));
    m_port->setValue(wish.port);
    showAll();
}

void ServerControl::setAtOpening(bool isWanted)
{
    const QSignalBlocker quiet(m_atOpening);
    m_atOpening->setChecked(isWanted);
}

void ServerControl::setAllowed(bool isAllowed)
{
    m_isAllowed = isAllowed;
    showAll();
}

QString ServerControl::stateText() const
{
    return m_state->text();
}

QString ServerControl::troubleText() const
{
    return m_trouble->isHidden() ? QString() : m_trouble->text();
}

void ServerControl::toggle()
{
    if (m_server.state() == ServerState::Off)
        m_server.start(wish());
    else
        m_server.stop();
}

void ServerControl::takeFreePort()
{
    if (const std::optional<quint16> port = m_server.freePort()) {
        m_port->setValue(*port);
        m_server.start(wish());
        m_toggle->setFocus();
    }
}

void ServerControl::showAll()
{
    const ServerState state = m_server.state();
    const bool isOff = state == ServerState::Off;
    m_toggle->setText(isOff ? tr("&Start the server") : tr("&Stop the server"));
    m_toggle->setEnabled(m_isAllowed && state != ServerState::Stopping);
    for (QWidget *choice : { static_cast<QWidget *>(m_address), static_cast<QWidget *>(m_port) }) {
        choice->setEnabled(m_isAllowed && isOff);
        choice->setToolTip(isOff ? QString() : tr("Stop the server to change this."));
    }
    m_atOpening->setEnabled(m_isAllowed);
    m_running->setVisible(state == ServerState::Running);
    m_url->setText(m_server.url().toString());
    showState();
    showKeys();
    showTrouble();
}

void ServerControl::showKeys()
{
    const bool isForOthers = wish().isForOthers;
    QString sentence;
    if (isForOthers)
        sentence = tr("Nobody gets in without an API key, not even on this machine.");
    if (isForOthers && !m_server.keyFile().isEmpty())
        sentence += u' ' + tr("The first one, which may do everything, is in %1.").arg(m_server.keyFile());
    m_keys->say(look(Shade::Idle, u"refused"_s, sentence));
    m_makeKey->setVisible(isForOthers);
    m_makeKey->setEnabled(m_isAllowed);
}

void ServerControl::showState()
{
    switch (m_server.state()) {
    case ServerState::Off:
        return m_state->say(look(Shade::Idle, u"off"_s, tr("No server runs on this file from here.")));
    case ServerState::Starting: return m_state->say(look(Shade::Idle, u"waiting"_s, tr("The server starts…")));
    case ServerState::Running: return m_state->say(look(Shade::Good, u"good"_s, runningText()));
    case ServerState::Stopping:
        return m_state->say(
            look(Shade::Idle, u"waiting"_s, tr("The server stops; requests under way are answered first.")));
    }
}

QString ServerControl::runningText() const
{
    const QString since = QLocale().toString(m_server.since().toLocalTime(), QLocale::ShortFormat);
    const QString requests = tr("%Ln request(s)", nullptr, int(m_server.requestCount()));
    const QString clients = tr("%Ln client(s) connected", nullptr, m_server.connectionCount());
    return tr("Running since %1: %2, %3.").arg(since, requests, clients);
}

void ServerControl::showTrouble()
{
    QString trouble = m_server.trouble();
    if (!m_isAllowed)
        trouble = tr("This book is open only for reading; a server would write to it.");
    m_trouble->say(look(Shade::Attention, u"attention"_s, trouble));
    const std::optional<quint16> port = m_server.freePort();
    m_takePort->setVisible(m_isAllowed && port.has_value());
    if (port)
        m_takePort->setText(tr("Start on port &%1").arg(*port));
}

} // namespace hearthbook
