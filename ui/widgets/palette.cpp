#include "ui/widgets/palette.h"

#include "ui/theme.h"
#include "ui/widgets/twolinedelegate.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostWidth = 640;
constexpr int mostHeight = 460;
constexpr int pageRows = 6;

TwoLines textsOf(const QModelIndex &index)
{
    return { index.data(PaletteModel::TitleRole).toString(), index.data(PaletteModel::NoteRole).toString() };
}

} // namespace

Palette::Palette(const Theme &theme, QMainWindow &window)
    : QFrame(&window), m_window(window), m_model(new PaletteModel(theme, this)), m_text(new QLineEdit(this)),
      m_list(new QListView(this)), m_note(new QLabel(this))
{
    setObjectName(u"palette"_s);
    setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::near, Theme::near, Theme::near, Theme::near);
    layout->setSpacing(Theme::near);
    layout->addWidget(m_text);
    layout->addWidget(m_note);
    layout->addWidget(m_list, 1);
    m_text->setPlaceholderText(tr("Find what to do, or a device, entity, area or webhook"));
    m_text->setAccessibleName(tr("What to do or to find"));
    m_text->setMaxLength(200);
    m_text->installEventFilter(this);
    m_list->setAccessibleName(tr("What was found"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setIconSize({ 20, 20 });
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new TwoLineDelegate(TwoLineDelegate::Fit::Cut, &textsOf, m_list));
    m_list->setModel(m_model);
    m_note->setObjectName(u"faint"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(Theme::near, 0, Theme::near, 0);
    connect(m_text, &QLineEdit::textChanged, m_model, &PaletteModel::setText);
    connect(m_model, &PaletteModel::stateChanged, this, &Palette::showState);
    connect(m_list, &QAbstractItemView::clicked, this, &Palette::act);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { followFocus(now); });
    window.installEventFilter(this);
    hide();
}

void Palette::open(MetadataSource *source)
{
    if (!isVisible())
        m_before = QApplication::focusWidget();
    m_text->clear();
    m_model->begin(reachableActions(m_window), source);
    place();
    show();
    raise();
    m_text->setFocus();
}

void Palette::forget()
{
    close();
    m_model->begin({}, nullptr);
}

void Palette::close()
{
    if (!isVisible())
        return;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    hide();
    if (hadFocus && m_before)
        m_before->setFocus();
}

/// Who goes elsewhere is done with it.
void Palette::followFocus(const QWidget *now)
{
    if (isVisible() && now && !isAncestorOf(now) && now->window() == &m_window)
        hide();
}

void Palette::place()
{
    const int width = std::min(mostWidth, m_window.width() - 2 * Theme::wide);
    const int height = std::min(mostHeight, m_window.height() - 4 * Theme::wide);
    setGeometry((m_window.width() - width) / 2, 2 * Theme::wide, width, height);
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched != m_text)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept(); // before a shortcut of the window takes it
        return true;
    }
    return event->type() == QEvent::KeyPress && handleKey(static_cast<QKeyEvent *>(event)->key());
}

bool Palette::handleKey(int key)
{
    switch (key) {
    case Qt::Key_Up: move(-1); return true;
    case Qt::Key_Down: move(1); return true;
    case Qt::Key_PageUp: move(-pageRows); return true;
    case Qt::Key_PageDown: move(pageRows); return true;
    case Qt::Key_Escape: close(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: act(); return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab: return true; // there is nowhere else to go
    default: return false;
    }
}

void Palette::move(int by)
{
    const int last = m_model->rowCount() - 1;
    if (last >= 0)
        m_list->setCurrentIndex(m_model->index(std::clamp(m_list->currentIndex().row() + by, 0, last)));
}

/// An action finds the focus where it was.
void Palette::act()
{
    const int at = m_list->currentIndex().row();
    if (at < 0)
        return;
    const QPointer<QAction> action = m_model->action(at);
    const auto [kind, key] = m_model->row(at);
    close();
    if (action)
        action->trigger();
    else if (!key.isEmpty())
        Q_EMIT rowWanted(kind, key);
}

void Palette::showState()
{
    if (!m_list->currentIndex().isValid() && m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0));
    QString note;
    if (!m_model->trouble().isEmpty())
        note = tr("The book could not be searched: %1").arg(m_model->trouble());
    else if (m_model->rowCount() == 0)
        note = m_model->isLooking() ? tr("Looking…") : tr("Nothing is called so.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

} // namespace hearthbook
