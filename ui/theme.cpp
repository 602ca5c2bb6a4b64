#include "ui/theme.h"

#include "ui/style.h"

#include <QApplication>
#include <QFontMetrics>

#include <algorithm>
#include <array>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

struct Pair
{
    QRgb light;
    QRgb dark;
};

/// In the order of Shade.
constexpr std::array<Pair, 13> colours { {
    { 0xfffbfaf8, 0xff1b1d21 }, // Paper
    { 0xfff3f1ed, 0xff222529 }, // Side
    { 0xff1f2328, 0xffe6e6e3 }, // Ink
    { 0xff5d646c, 0xffa3a8ae }, // Faint
    { 0xffe3e1dc, 0xff33363c }, // Line
    { 0xff8f8e89, 0xff6c7077 }, // Handle: of a scroll bar, seen on Paper (WCAG 2.1, 1.4.11: 3 to 1)
    { 0xff2f6f5e, 0xff6fbfa5 }, // Accent
    { 0xffffffff, 0xff10201b }, // OnAccent
    { 0xffdcebe5, 0xff2c4a41 }, // Chosen
    { 0xff2a6f3f, 0xff7fc98f }, // Good
    { 0xff8a5a00, 0xffe0b055 }, // Attention
    { 0xffa32f2a, 0xfff08c82 }, // Bad
    { 0xff5d646c, 0xffa3a8ae }, // Idle
} };

/// Of a list, in device-independent pixels.
int lineHeight()
{
    constexpr int least = 32;
    return std::max(least, QFontMetrics(QApplication::font()).height() + Theme::near);
}

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent), m_systemIsDark(QApplication::palette().color(QPalette::Window).lightness() < 128)
{
    QApplication::setStyle(new Style(*this));
    setMode(Mode::System);
}

QFont Theme::scaled(QFont font, qreal size)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * size);
    else
        font.setPixelSize(qRound(font.pixelSize() * size));
    return font;
}

void Theme::setMode(Mode mode)
{
    m_mode = mode;
    m_dark = mode == Mode::Dark || (mode == Mode::System && m_systemIsDark);
    QApplication::setPalette(palette());
    qApp->setStyleSheet(styleSheet());
    Q_EMIT changed();
}

QColor Theme::colour(Shade shade) const
{
    const Pair &pair = colours.at(std::size_t(shade));
    return QColor::fromRgba(m_dark ? pair.dark : pair.light);
}

QPalette Theme::palette() const
{
    QPalette out;
    const auto set = [&out, this](QPalette::ColorRole role, Shade shade) { out.setColor(role, colour(shade)); };
    set(QPalette::Window, Shade::Paper);
    set(QPalette::Base, Shade::Paper);
    set(QPalette::AlternateBase, Shade::Side);
    set(QPalette::Button, Shade::Side);
    set(QPalette::ToolTipBase, Shade::Side);
    set(QPalette::Mid, Shade::Line);
    set(QPalette::Highlight, Shade::Chosen);
    set(QPalette::Link, Shade::Accent);
    for (const QPalette::ColorRole role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                                            QPalette::ToolTipText, QPalette::HighlightedText })
        set(role, Shade::Ink);
    set(QPalette::PlaceholderText, Shade::Faint);
    for (const QPalette::ColorRole role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
        out.setColor(QPalette::Disabled, role, colour(Shade::Faint));
    return out;
}

/// What a palette cannot say. Names are those of setObjectName().
QString Theme::styleSheet() const
{
    const auto name = [this](Shade shade) { return colour(shade).name(); };
    return u"QWidget#side { background: %1; border-right: 1px solid %2; }"
           "QListWidget#pages { background: transparent; border: none; outline: none; }"
           "QListWidget#pages::item { padding-left: 8px; border-radius: 6px; margin: 1px 8px; color: %3; }"
           "QListWidget#pages::item:selected { background: %4; color: %3; border: 1px solid %4; }"
           "QListWidget#pages::item:selected:active { border: 1px solid %5; }"
           "QTableView::item { padding-left: 5px; padding-right: 5px; border: none; }"
           "QTreeView#teams::item, QListWidget#chosen::item { padding-top: 5px; padding-bottom: 5px; }"
           "QTreeView#facets::item { padding-top: 2px; padding-bottom: 2px; }"
           "QTreeView#grouped::item { height: %10px; padding-right: 5px; border: none; }"
           "QTreeView#grouped::item:selected { background: %4; color: %3; }"
           "QTableView, QTreeView { border: none; selection-background-color: %4; selection-color: %3; }"
           "QHeaderView::section { background: %6; color: %7; border: none; border-bottom: 1px solid %2; padding: 4px 8px; }"
           "QWidget#detail { border-left: 1px solid %2; }"
           "QWidget#facets { border-right: 1px solid %2; }"
           "QTabWidget#tabs::pane { border: none; border-top: 1px solid %2; }"
           "QTabWidget#tabs::tab-bar { left: 8px; }"
           "QTabBar::tab { padding: 6px 10px; color: %7; border: none; border-bottom: 2px solid %6; }"
           "QTabBar::tab:selected { color: %3; border-bottom: 2px solid %5; }"
           "QTabBar::tab:selected:focus { background: %4; }"
           "QFrame#card { background: %6; border: 1px solid %2; border-radius: 6px; }"
           "QPushButton#count { background: %6; border: 1px solid %2; border-radius: 6px; text-align: left; }"
           "QPushButton#count:hover { background: %1; }"
           "QPushButton#count:focus { border: 1px solid %5; }"
           "QFrame#palette { background: %6; border: 1px solid %7; border-radius: 8px; }"
           "QFrame#banner { background: %1; border-bottom: 1px solid %2; }"
           "QLabel#faint { color: %7; }"
           "QLabel#wrong { color: %9; }"
           "QToolButton#labels { color: %3; text-align: left; }"
           "QPlainTextEdit { padding: 2px 4px; border: 1px solid %2; border-radius: 6px; background: %6; }"
           "QPlainTextEdit:focus { border: 1px solid %5; }"
           "QLineEdit, QAbstractSpinBox { padding: 5px 8px; border: 1px solid %2; border-radius: 6px; background: %6; }"
           "QLineEdit:focus, QAbstractSpinBox:focus { border: 1px solid %5; }"
           "QAbstractSpinBox:disabled { color: %7; }"
           "QAbstractSpinBox QLineEdit { padding: 0; border: none; }"
           "QListWidget#attempts { border: 1px solid %2; border-radius: 6px; }"
           "QListWidget#attempts:focus { border: 1px solid %5; }"
           "QListWidget#attempts::item { padding: 4px; }"
           "QScrollBar { background: transparent; border: none; }"
           "QAbstractScrollArea::corner { background: %6; border: none; }"
           "QScrollBar:vertical { width: 12px; }"
           "QScrollBar:horizontal { height: 12px; }"
           "QScrollBar::handle { background: %11; border: 3px solid %6; border-radius: 6px; }"
           "QScrollBar::handle:hover, QScrollBar::handle:pressed { background: %7; }"
           "QScrollBar::handle:vertical { min-height: 32px; }"
           "QScrollBar::handle:horizontal { min-width: 32px; }"
           "QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }"
           "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"
           "QLineEdit#filter { padding: 2px 4px; border-radius: 4px; }"
           "QLineEdit[wrong=\"true\"] { border: 1px solid %9; }"
           "QLabel#wrong { color: %9; }"
           "QPushButton { padding: 6px 14px; border: 1px solid %2; border-radius: 6px; background: %1; }"
           "QPushButton:focus { border: 1px solid %5; }"
           "QToolButton { padding: 5px 10px; border: 1px solid %2; border-radius: 6px; background: %6; color: %7; }"
           "QToolButton:checked { background: %4; color: %3; }"
           "QToolButton:focus { border: 1px solid %5; }"
           "QToolButton#flat { padding: 5px; border: 1px solid transparent; background: transparent; }"
           "QToolButton#flat:hover { background: %4; }"
           "QToolButton#flat:focus { border: 1px solid %5; }"
           "QToolButton::menu-indicator { image: none; }"
           "QPushButton#link { padding: 0; border: 1px solid transparent; background: transparent; color: %5; text-align: left; }"
           "QPushButton#link:hover { text-decoration: underline; }"
           "QPushButton#link:focus { border: 1px solid %5; border-radius: 2px; }"
           "QPushButton:pressed { background: %2; }"
           "QPushButton:default { background: %5; color: %8; border: 1px solid %5; }"_s.arg(
               name(Shade::Side), name(Shade::Line), name(Shade::Ink), name(Shade::Chosen), name(Shade::Accent),
               name(Shade::Paper), name(Shade::Faint), name(Shade::OnAccent), name(Shade::Bad),
               QString::number(lineHeight()), name(Shade::Handle));
}

} // namespace hearthbook
