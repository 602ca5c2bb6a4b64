#include "ui/dialogs/keydialog.h"

#include "ui/theme.h"
#include "ui/widgets/keyentry.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace hearthbook {

KeyDialog::KeyDialog(const QString &why, QWidget *parent) : QDialog(parent), m_key(new KeyEntry(this))
{
    constexpr int width = 380;
    setWindowTitle(tr("API key"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::wide, Theme::wide, Theme::wide, Theme::wide);
    layout->setSpacing(Theme::apart);
    auto *reason = new QLabel(why, this);
    reason->setTextFormat(Qt::PlainText);
    reason->setWordWrap(true);
    reason->setMinimumWidth(width);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *use = buttons->addButton(tr("Use the key"), QDialogButtonBox::AcceptRole);
    use->setDefault(true);
    use->setEnabled(false);
    for (QWidget *part : std::initializer_list<QWidget *> { reason, m_key, buttons })
        layout->addWidget(part);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_key, &KeyEntry::changed, this,
            [this, use] { use->setEnabled(!m_key->typed().key.isEmpty() && m_key->trouble().isEmpty()); });
}

TypedKey KeyDialog::typedKey() const
{
    return m_key->typed();
}

} // namespace hearthbook
