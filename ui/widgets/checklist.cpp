#include "ui/widgets/checklist.h"

#include "ui/plaintext.h"

namespace hearthbook {

namespace {

constexpr int visibleRows = 5;

} // namespace

CheckList::CheckList(const QString &name, QWidget *parent) : QListWidget(parent)
{
    setAccessibleName(name);
    setUniformItemSizes(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setFixedHeight(visibleRows * (fontMetrics().height() + fontMetrics().height() / 2));
    connect(this, &QListWidget::itemChanged, this, &CheckList::notice);
}

void CheckList::setOffered(const QList<std::pair<QString, QString>> &offered)
{
    if (offered == m_offered)
        return;
    m_offered = offered;
    fill();
}

void CheckList::setChecked(const QStringList &values)
{
    if (values == m_checked)
        return;
    m_checked = values;
    fill();
}

void CheckList::fill()
{
    m_isFilling = true;
    const int at = currentRow();
    clear();
    auto shown = m_offered;
    for (const QString &value : std::as_const(m_checked)) {
        const bool isOffered = std::any_of(shown.cbegin(), shown.cend(),
                                           [&](const auto &one) { return one.first == value; });
        if (!isOffered)
            shown.append({ value, value });
    }
    for (const auto &[value, title] : std::as_const(shown)) {
        auto *item = new QListWidgetItem(oneLine(title), this);
        item->setData(Qt::UserRole, value);
        item->setToolTip(plainHint(value));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(m_checked.contains(value) ? Qt::Checked : Qt::Unchecked);
    }
    setCurrentRow(std::min(at, count() - 1));
    m_isFilling = false;
}

void CheckList::notice(const QListWidgetItem *item)
{
    if (m_isFilling)
        return;
    const QString value = item->data(Qt::UserRole).toString();
    m_checked.removeAll(value);
    if (item->checkState() == Qt::Checked)
        m_checked += value;
    Q_EMIT checkedChanged();
}

} // namespace hearthbook
