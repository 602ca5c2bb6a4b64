#include "ui/pages/welcomepage.h"

#include "ui/icons.h"
#include "ui/plaintext.h"
#include "ui/theme.h"
#include "ui/widgets/keyaction.h"
#include "ui/widgets/twolinedelegate.h"

#include <QDir>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int columnWidth = 440;
constexpr int fewRows = 4; ///< of the list, at least
constexpr int idRole = Qt::UserRole;
constexpr int isServerRole = Qt::UserRole + 1;
constexpr int placeRole = Qt::UserRole + 2;
constexpr char iconProperty[] = "iconName";

QString shownPlace(const Profile &profile)
{
    const QString home = QDir::homePath();
    const QString place = oneLine(profile.place);
    return place.startsWith(home + u'/') ? u'~' + place.sliced(home.size()) : place;
}

TwoLines linesOf(const QModelIndex &index)
{
    return { index.data().toString(), index.data(placeRole).toString() };
}

} // namespace

WelcomePage::WelcomePage(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_profiles(new QListWidget(this)), m_profilesPart(new QWidget(this)),
      m_trouble(new QLabel(this))
{
    QVBoxLayout *layout = makeColumn();
    addHead(layout);
    addButton(layout, u"server"_s, tr("Connect to a &server…"), &WelcomePage::connectWanted);
    addButton(layout, u"file"_s, tr("&Open a file…"), &WelcomePage::openWanted);
    addButton(layout, u"new"_s, tr("&Create a file…"), &WelcomePage::createWanted);
    layout->addWidget(m_trouble);
    layout->addWidget(m_profilesPart);
    m_trouble->setTextFormat(Qt::PlainText);
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    makeProfiles();
    layout->addStretch(1);
    connect(&theme, &Theme::changed, this, &WelcomePage::paintIcons);
    paintIcons();
}

/// In the middle; it scrolls where large letters need more room than there is.
QVBoxLayout *WelcomePage::makeColumn()
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    outer->addWidget(scroll);
    auto *content = new QWidget(scroll);
    scroll->setWidget(content);
    auto *middle = new QHBoxLayout(content);
    auto *column = new QWidget(content);
    column->setFixedWidth(std::max(columnWidth, fontMetrics().averageCharWidth() * 54));
    middle->addStretch(1);
    middle->addWidget(column);
    middle->addStretch(1);
    auto *layout = new QVBoxLayout(column);
    layout->setSpacing(Theme::apart);
    layout->addStretch(1);
    return layout;
}

void WelcomePage::addHead(QVBoxLayout *layout)
{
    auto *title = new QLabel(u"Hearthbook"_s, this);
    QFont font = Theme::scaled(title->font(), Theme::welcomeSize);
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    layout->addWidget(title);
    auto *what = new QLabel(tr("The book of your home: rooms, devices and what they do."), this);
    what->setObjectName(u"faint"_s);
    what->setWordWrap(true);
    layout->addWidget(what);
    layout->addSpacing(Theme::near);
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

void WelcomePage::makeProfiles()
{
    auto *layout = new QVBoxLayout(m_profilesPart);
    layout->setContentsMargins(0, Theme::apart, 0, 0);
    layout->setSpacing(Theme::near);
    auto *title = new QLabel(tr("&Your books"), m_profilesPart);
    title->setBuddy(m_profiles);
    layout->addWidget(title);
    m_profiles->setAccessibleName(tr("Your books"));
    m_profiles->setFrameShape(QFrame::NoFrame);
    m_profiles->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_profiles->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_profiles->setIconSize({ 20, 20 });
    m_profiles->setItemDelegate(new TwoLineDelegate(TwoLineDelegate::Fit::Cut, &linesOf, m_profiles));
    layout->addWidget(m_profiles, 1);
    auto *acts = new QHBoxLayout;
    acts->setSpacing(Theme::near);
    layout->addLayout(acts);
    acts->addWidget(addAct(tr("Open"), tr("Enter"), {}, &WelcomePage::profileWanted));
    acts->addWidget(addAct(tr("Edit…"), tr("F2"), QKeySequence(Qt::Key_F2), &WelcomePage::editWanted));
    acts->addWidget(
        addAct(tr("Remove"), tr("Delete; a file stays where it is"), QKeySequence::Delete, &WelcomePage::removeWanted));
    acts->addStretch(1);
    connect(m_profiles, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { Q_EMIT profileWanted(item->data(idRole).toString()); });
    connect(m_profiles, &QListWidget::currentRowChanged, this, [this](int row) {
        for (QPushButton *act : m_acts)
            act->setEnabled(row >= 0);
    });
}

QPushButton *WelcomePage::addAct(const QString &text, const QString &hint, const QKeySequence &keys, Wanted wanted)
{
    const auto act = [this, wanted] {
        if (const QListWidgetItem *item = m_profiles->currentItem())
            Q_EMIT(this->*wanted)(item->data(idRole).toString());
    };
    auto *button = new QPushButton(text, m_profilesPart);
    button->setToolTip(hint);
    button->setEnabled(false);
    connect(button, &QPushButton::clicked, this, act);
    if (!keys.isEmpty()) {
        addKeyAction(m_profiles, text, { keys }, Qt::WidgetShortcut, this, act);
    }
    m_acts.push_back(button);
    return button;
}

void WelcomePage::paintIcons()
{
    for (QPushButton *button : findChildren<QPushButton *>()) {
        if (const QString name = button->property(iconProperty).toString(); !name.isEmpty())
            button->setIcon(icon(name, m_theme.colour(Shade::Accent)));
    }
    for (int i = 0; i < m_profiles->count(); ++i) {
        QListWidgetItem *item = m_profiles->item(i);
        const QString name = item->data(isServerRole).toBool() ? u"server"_s : u"file"_s;
        item->setIcon(icon(name, m_theme.colour(Shade::Faint)));
    }
}

void WelcomePage::addItem(const Profile &profile)
{
    const QString place = shownPlace(profile);
    const QString second = profile.isReadOnly ? tr("%1 · only read").arg(place) : place;
    const QString kind = profile.isServer() ? tr("server") : tr("file");
    auto *item = new QListWidgetItem(oneLine(profile.name), m_profiles);
    item->setData(idRole, profile.id);
    item->setData(isServerRole, profile.isServer());
    item->setData(placeRole, second);
    item->setData(Qt::AccessibleTextRole, u"%1, %2, %3"_s.arg(oneLine(profile.name), kind, second));
    item->setToolTip(plainHint(profile.place));
}

void WelcomePage::say(const QString &message)
{
    m_trouble->setText(message);
    m_trouble->setVisible(!message.isEmpty());
}

void WelcomePage::setProfiles(const std::vector<Profile> &profiles)
{
    const QListWidgetItem *current = m_profiles->currentItem();
    const QString chosen = current ? current->data(idRole).toString() : QString();
    m_profiles->clear();
    for (const Profile &profile : profiles) {
        addItem(profile);
        if (profile.id == chosen)
            m_profiles->setCurrentRow(m_profiles->count() - 1);
    }
    m_profilesPart->setVisible(!profiles.empty());
    paintIcons();
    if (m_profiles->count() > 0)
        m_profiles->setMinimumHeight(std::min(fewRows, m_profiles->count()) * m_profiles->sizeHintForRow(0));
}

} // namespace hearthbook
