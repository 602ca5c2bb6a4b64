#include "ui/widgets/notificationswitches.h"

#include "ui/models/firingtext.h"
#include "ui/theme.h"
#include "ui/widgets/heading.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

QLabel *faintLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(u"faint"_s);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

NotificationSwitches::NotificationSwitches(QWidget *parent) : QWidget(parent), m_others(faintLabel({}, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::tight);
    layout->addWidget(new Heading(tr("Tell about"), Heading::Section, this));
    for (const NotificationSwitch &one : notificationSwitches()) {
        auto *box = new QCheckBox(one.title, this);
        box->setAccessibleDescription(one.meaning);
        layout->addWidget(box);
        QLabel *meaning = faintLabel(one.meaning, this);
        meaning->setContentsMargins(Theme::wide, 0, 0, Theme::tight);
        layout->addWidget(meaning);
        m_boxes.push_back(box);
        connect(box, &QCheckBox::clicked, this,
                [this, &one](bool on) { Q_EMIT switched(one.key, on, on ? one.turnOn : one.turnOff); });
    }
    layout->addWidget(m_others);
    m_others->hide();
}

void NotificationSwitches::setSettings(const QJsonObject &settings)
{
    const std::vector<NotificationSwitch> &all = notificationSwitches();
    int others = int(settings.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        m_boxes[i]->setChecked(settings.value(all[i].key).toBool());
        others -= settings.contains(all[i].key) ? 1 : 0;
    }
    m_others->setVisible(others > 0);
    m_others->setText(tr("%n setting(s) of other programs stay as they are.", nullptr, others));
}

void NotificationSwitches::setEditable(bool editable)
{
    for (QCheckBox *box : m_boxes)
        box->setEnabled(editable);
}

} // namespace hearthbook
