#include "ui/widgets/sidebar.h"

#include "ui/desksettings.h"
#include "ui/icons.h"
#include "ui/plaintext.h"
#include "ui/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/keyaction.h"

#include <QLabel>
#include <QListWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

const QString collapsedSetting = u"window/sidebarCollapsed"_s;
constexpr int iconSize = 20;
constexpr int pageHeight = 38;
constexpr int pageSides = 64; ///< what a page's line has beside its title
constexpr int mostShortcuts = 9;
constexpr int iconRole = Qt::UserRole;
constexpr int titleRole = Qt::UserRole + 1;

/// How a state looks and what it is called.
struct StateLook
{
    QString icon = {};
    Shade shade = Shade::Idle;
    QString word = {};
};

StateLook lookOf(ChannelState state)
{
    switch (state) {
    case ChannelState::Connecting: return { u"waiting"_s, Shade::Idle, Sidebar::tr("Connecting…") };
    case ChannelState::Open: return { u"good"_s, Shade::Good, Sidebar::tr("Connected") };
    case ChannelState::Lost: return { u"attention"_s, Shade::Attention, Sidebar::tr("Connection lost") };
    case ChannelState::Refused: break;
    }
    return { u"refused"_s, Shade::Bad, Sidebar::tr("Not open") };
}

} // namespace

Sidebar::Sidebar(const Theme &theme, DeskSettings &settings, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_settings(settings),
      m_isCollapsed(settings.value(collapsedSetting, false).toBool()), m_collapse(new QToolButton(this)),
      m_pages(new QListWidget(this)), m_book(new ElidedLabel({}, this)), m_stateIcon(new QLabel(this)),
      m_stateWord(new QLabel(this))
{
    setObjectName(u"side"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Theme::near, 1, Theme::apart);
    layout->setSpacing(Theme::near);
    m_collapse->setObjectName(u"flat"_s);
    m_collapse->setFocusPolicy(Qt::StrongFocus);
    m_collapse->setIconSize({ iconSize, iconSize });
    auto *head = new QHBoxLayout;
    head->setContentsMargins(Theme::apart, 0, Theme::apart, 0);
    head->addWidget(m_collapse);
    head->addStretch(1);
    layout->addLayout(head);
    m_pages->setObjectName(u"pages"_s);
    m_pages->setAccessibleName(tr("Pages"));
    m_pages->setIconSize({ iconSize, iconSize });
    m_pages->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_pages, 1);
    makeFoot();
    connect(m_collapse, &QToolButton::clicked, this, [this] { setCollapsed(!m_isCollapsed); });
    connect(m_pages, &QListWidget::currentRowChanged, this, &Sidebar::pageChosen);
    connect(&theme, &Theme::changed, this, &Sidebar::paintIcons);
    layOut();
}

void Sidebar::makeFoot()
{
    m_book->setContentsMargins(Theme::margin, 0, Theme::near, 0);
    m_book->setAccessibleName(tr("The book that is open"));
    layout()->addWidget(m_book);
    auto *state = new QHBoxLayout;
    state->setContentsMargins(Theme::margin, 0, Theme::near, 0);
    state->setSpacing(Theme::near);
    state->addWidget(m_stateIcon, 0, Qt::AlignTop);
    state->addWidget(m_stateWord, 1);
    static_cast<QVBoxLayout *>(layout())->addLayout(state);
    m_stateWord->setObjectName(u"faint"_s);
    m_stateWord->setTextFormat(Qt::PlainText);
    m_stateWord->setWordWrap(true);
    m_stateWord->setAccessibleName(tr("State of the connection"));
    setState(m_state, {}, false);
}

void Sidebar::addPage(const QString &title, const QString &iconName)
{
    auto *item = new QListWidgetItem(m_pages);
    item->setData(iconRole, iconName);
    item->setData(titleRole, title);
    item->setData(Qt::AccessibleTextRole, title);
    item->setToolTip(title);
    addAction(pageCount() - 1);
    layOut();
}

void Sidebar::addAction(int page)
{
    QListWidgetItem *item = m_pages->item(page);
    const QString title = item->data(titleRole).toString();
    QList<QKeySequence> keys;
    if (page < mostShortcuts) {
        keys += QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + page));
        item->setToolTip(u"%1 (%2)"_s.arg(title, keys.front().toString(QKeySequence::NativeText)));
    }
    addKeyAction(this, tr("Go to %1").arg(title), keys, Qt::WindowShortcut, this, [this, page] { showPage(page); });
}

int Sidebar::pageCount() const
{
    return m_pages->count();
}

int Sidebar::currentPage() const
{
    return m_pages->currentRow();
}

void Sidebar::showPage(int page)
{
    m_pages->setCurrentRow(page);
}

void Sidebar::setBook(const QString &name, const QString &place)
{
    m_book->setText(oneLine(name));
    m_book->setToolTip(plainHint(place));
}

void Sidebar::setState(ChannelState state, const QString &why, bool isReadOnly)
{
    m_state = state;
    QString word = lookOf(state).word;
    if (isReadOnly)
        word = state == ChannelState::Open ? tr("Only reading") : tr("%1, only reading").arg(word);
    m_stateWord->setText(word);
    m_stateIcon->setAccessibleName(word);
    const QString hint = plainHint(why.isEmpty() ? word : word + u": "_s + why);
    m_stateIcon->setToolTip(hint);
    m_stateWord->setToolTip(hint);
    paintIcons();
}

void Sidebar::setCollapsed(bool isCollapsed)
{
    if (m_isCollapsed == isCollapsed)
        return;
    m_isCollapsed = isCollapsed;
    m_settings.setValue(collapsedSetting, isCollapsed);
    layOut();
    Q_EMIT collapsedChanged(isCollapsed);
}

void Sidebar::layOut()
{
    setFixedWidth(m_isCollapsed ? narrowWidth : wideEnough());
    m_book->setVisible(!m_isCollapsed);
    m_stateWord->setVisible(!m_isCollapsed);
    for (int i = 0; i < pageCount(); ++i) {
        QListWidgetItem *item = m_pages->item(i);
        item->setText(m_isCollapsed ? QString() : item->data(titleRole).toString());
        item->setSizeHint({ 0, std::max(pageHeight, fontMetrics().height() + 2 * Theme::near) });
    }
    const QString hint = m_isCollapsed ? tr("Show the names of the pages") : tr("Show only the icons of the pages");
    m_collapse->setToolTip(u"%1 (%2)"_s.arg(hint, QKeySequence(tr("Ctrl+B")).toString(QKeySequence::NativeText)));
    m_collapse->setAccessibleName(hint);
    paintIcons();
}

int Sidebar::wideEnough() const
{
    int widest = fullWidth;
    for (int i = 0; i < pageCount(); ++i)
        widest = std::max(widest,
                          fontMetrics().horizontalAdvance(m_pages->item(i)->data(titleRole).toString()) + pageSides);
    return widest;
}

void Sidebar::paintIcons()
{
    for (int i = 0; i < pageCount(); ++i) {
        QListWidgetItem *item = m_pages->item(i);
        item->setIcon(icon(item->data(iconRole).toString(), m_theme.colour(Shade::Accent)));
    }
    m_collapse->setIcon(icon(u"sidebar"_s, m_theme.colour(Shade::Faint)));
    const StateLook look = lookOf(m_state);
    m_stateIcon->setPixmap(icon(look.icon, m_theme.colour(look.shade)).pixmap(iconSize, iconSize));
}

} // namespace hearthbook
