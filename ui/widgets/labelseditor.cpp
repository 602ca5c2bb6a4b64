#include "ui/widgets/labelseditor.h"

#include "ui/plaintext.h"
#include "ui/theme.h"

#include <QLineEdit>
#include <QListWidget>
#include <QStyleOptionToolButton>
#include <QStylePainter>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int popupHeight = 260;
constexpr int leastWidth = 220;

} // namespace

LabelsEditor::LabelsEditor(const QString &name, QWidget *parent)
    : QToolButton(parent), m_popup(new QFrame(this, Qt::Popup)), m_new(new QLineEdit(m_popup)),
      m_list(new QListWidget(m_popup))
{
    setAccessibleName(name);
    setObjectName(u"labels"_s);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_popup->setFrameShape(QFrame::StyledPanel);
    auto *layout = new QVBoxLayout(m_popup);
    layout->setContentsMargins(Theme::near, Theme::near, Theme::near, Theme::near);
    layout->addWidget(m_new);
    layout->addWidget(m_list);
    m_new->setAccessibleName(tr("New label"));
    m_new->setPlaceholderText(tr("New label, then Enter"));
    m_list->setAccessibleName(tr("Labels to choose from"));
    connect(this, &QToolButton::clicked, this, &LabelsEditor::open);
    connect(m_new, &QLineEdit::returnPressed, this, &LabelsEditor::addTyped);
    connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem *item) {
        if (!m_isFilling)
            Q_EMIT labelChosen(item->data(Qt::UserRole).toString(), item->checkState() == Qt::Checked);
    });
    setLabels({}, {});
}

void LabelsEditor::setLabels(const QStringList &all, const QStringList &some)
{
    m_all = all;
    m_some = some;
    QStringList shown = all;
    for (const QString &label : some)
        shown += tr("%1 (some)").arg(label);
    setText(shown.isEmpty() ? tr("None") : oneLine(shown.join(u", "_s)));
    setToolTip(plainHint(shown.join(u'\n')));
    setAccessibleDescription(text());
    fill();
}

void LabelsEditor::setKnown(const QStringList &labels)
{
    m_known = labels;
    fill();
}

void LabelsEditor::fill()
{
    m_isFilling = true;
    const int current = m_list->currentRow();
    m_list->clear();
    QStringList labels = m_known + m_all + m_some;
    labels.removeDuplicates();
    labels.sort(Qt::CaseInsensitive);
    for (const QString &label : labels) {
        auto *item = new QListWidgetItem(oneLine(label), m_list);
        item->setData(Qt::UserRole, label);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(m_all.contains(label)        ? Qt::Checked
                                : m_some.contains(label) ? Qt::PartiallyChecked
                                                         : Qt::Unchecked);
    }
    m_list->setCurrentRow(std::clamp(current, 0, m_list->count() - 1));
    m_isFilling = false;
}

void LabelsEditor::open()
{
    m_popup->resize(std::max(width(), leastWidth), popupHeight);
    m_popup->move(mapToGlobal(QPoint(0, height())));
    m_popup->show();
    m_new->setFocus();
}

void LabelsEditor::addTyped()
{
    const QString label = m_new->text().trimmed();
    m_new->clear();
    if (!label.isEmpty())
        Q_EMIT labelChosen(label, true);
}

QSize LabelsEditor::sizeHint() const
{
    return { leastWidth, QToolButton::sizeHint().height() };
}

QSize LabelsEditor::minimumSizeHint() const
{
    return { fontMetrics().averageCharWidth() * 8, sizeHint().height() };
}

/// The text is cut where it is too long, and stands at the left.
void LabelsEditor::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.text.clear();
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
    const QRect place = rect().adjusted(Theme::near, 0, -Theme::near, 0);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::Text));
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(text(), Qt::ElideRight, place.width()));
}

} // namespace hearthbook
