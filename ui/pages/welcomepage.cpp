#include "ui/pages/welcomepage.h"

#include "core/source/channel.h"
#include "ui/icons.h"
#include "ui/theme.h"

#include <QDir>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int titlePoints = 24;
constexpr int columnWidth = 420;
constexpr int placeRole = Qt::UserRole;
constexpr char iconProperty[] = "iconName";

QString shownPlace(const QString &place)
{
    const QString home = QDir::homePath();
    return place.startsWith(home + u'/') ? u'~' + place.sliced(home.size()) : place;
}

} // namespace

WelcomePage::WelcomePage(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_recent(new QListWidget(this)), m_recentPart(new QWidget(this))
{
    auto *outer = new QHBoxLayout(this);
    auto *column = new QWidget(this);
    column->setFixedWidth(columnWidth);
    outer->addWidget(column, 0, Qt::AlignCenter);
    auto *layout = new QVBoxLayout(column);
    layout->setSpacing(Theme::apart);
    auto *title = new QLabel(u"Hearthbook"_s, column);
    QFont font = title->font();
    font.setPointSize(titlePoints);
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    layout->addWidget(title);
    auto *what = new QLabel(tr("The book of your home: rooms, devices and what they do."), column);
    what->setObjectName(u"faint"_s);
    what->setWordWrap(true);
    layout->addWidget(what);
    layout->addSpacing(Theme::near);
    addButton(layout, u"server"_s, tr("Connect to a &server…"), &WelcomePage::connectWanted);
    addButton(layout, u"file"_s, tr("&Open a file…"), &WelcomePage::openWanted);
    addButton(layout, u"new"_s, tr("&Create a file…"), &WelcomePage::createWanted);
    layout->addWidget(m_recentPart);

    auto *recent = new QVBoxLayout(m_recentPart);
    recent->setContentsMargins(0, Theme::apart, 0, 0);
    auto *recentTitle = new QLabel(tr("&Recently open"), m_recentPart);
    recentTitle->setBuddy(m_recent);
    recent->addWidget(recentTitle);
    m_recent->setAccessibleName(tr("Recently open"));
    m_recent->setFrameShape(QFrame::NoFrame);
    m_recent->setTextElideMode(Qt::ElideMiddle);
    m_recent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    recent->addWidget(m_recent);
    connect(m_recent, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { Q_EMIT placeWanted(item->data(placeRole).toString()); });
    auto *forget = new QShortcut(QKeySequence::Delete, m_recent, nullptr, nullptr, Qt::WidgetShortcut);
    connect(forget, &QShortcut::activated, this, [this] {
        if (const QListWidgetItem *item = m_recent->currentItem())
            Q_EMIT forgetWanted(item->data(placeRole).toString());
    });
    connect(&theme, &Theme::changed, this, &WelcomePage::paintIcons);
    paintIcons();
}

void WelcomePage::addButton(QVBoxLayout *layout, const QString &iconName, const QString &text,
                            void (WelcomePage::*wanted)())
{
    auto *button = new QPushButton(text, this);
    button->setProperty(iconProperty, iconName);
    button->setMinimumHeight(40);
    button->setIconSize({ 20, 20 });
    connect(button, &QPushButton::clicked, this, wanted);
    layout->addWidget(button);
}

void WelcomePage::paintIcons()
{
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setIcon(icon(button->property(iconProperty).toString(), m_theme.colour(Shade::Accent)));
    for (int i = 0; i < m_recent->count(); ++i) {
        QListWidgetItem *item = m_recent->item(i);
        const QString name = isServerAddress(item->data(placeRole).toString()) ? u"server"_s : u"file"_s;
        item->setIcon(icon(name, m_theme.colour(Shade::Faint)));
    }
}

void WelcomePage::setRecent(const QStringList &places)
{
    m_recent->clear();
    for (const QString &place : places) {
        auto *item = new QListWidgetItem(shownPlace(place), m_recent);
        item->setData(placeRole, place);
        item->setSizeHint({ 0, 32 });
    }
    m_recentPart->setVisible(!places.isEmpty());
    paintIcons();
}

} // namespace hearthbook
