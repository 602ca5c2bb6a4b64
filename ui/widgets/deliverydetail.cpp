#include "ui/widgets/deliverydetail.h"

#include "core/source/whenanswered.h"
#include "ui/models/column.h"
#include "ui/models/deliverytext.h"
#include "ui/plaintext.h"
#include "ui/widgets/machinetext.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int visibleAttempts = 3;

QString clockText(const QString &time)
{
    const QDateTime at = QDateTime::fromString(time, Qt::ISODateWithMs).toLocalTime();
    return at.isValid() ? QLocale().toString(at, QLocale::ShortFormat) : time;
}

} // namespace

DeliveryDetail::DeliveryDetail(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_state(new NoteLabel(tr("State of the delivery"), theme, this)),
      m_again(new QPushButton(tr("Send again"), this)), m_attempts(new QListWidget(this)),
      m_answer(new MachineText(tr("What came back"), this)),
      m_headers(new MachineText(tr("Headers that were sent"), this)),
      m_body(new MachineText(tr("Body that was sent"), this)), m_parts(new QWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::margin, Theme::near, Theme::margin, Theme::apart);
    layout->setSpacing(Theme::near);
    auto *head = new QHBoxLayout;
    head->setSpacing(Theme::near);
    head->addWidget(m_state, 1, Qt::AlignVCenter);
    head->addWidget(m_again);
    layout->addLayout(head);
    layout->addWidget(m_parts, 1);
    layout->addStretch(0);
    auto *parts = new QVBoxLayout(m_parts);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(Theme::near);
    m_attempts->setObjectName(u"attempts"_s);
    m_attempts->setAccessibleName(tr("Attempts"));
    m_attempts->setFixedHeight(visibleAttempts * (fontMetrics().height() + fontMetrics().height() / 2));
    m_attempts->setWordWrap(true);
    m_attempts->setResizeMode(QListView::Adjust);
    m_attempts->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    parts->addWidget(m_attempts);
    auto *tabs = new QTabWidget(m_parts);
    tabs->setObjectName(u"tabs"_s);
    tabs->setAccessibleName(tr("Parts of the delivery"));
    tabs->tabBar()->setAccessibleName(tr("Parts of the delivery"));
    tabs->setDocumentMode(true);
    tabs->tabBar()->setDrawBase(false);
    tabs->addTab(m_answer, tr("Answer"));
    tabs->addTab(m_body, tr("Body"));
    tabs->addTab(m_headers, tr("Headers"));
    parts->addWidget(tabs, 1);
    connect(m_attempts, &QListWidget::currentRowChanged, this, &DeliveryDetail::showAttempt);
    connect(m_again, &QPushButton::clicked, this,
            [this] { Q_EMIT redeliverWanted(m_delivery[u"delivery_id"].toString()); });
    showState();
}

void DeliveryDetail::setSource(MetadataSource *source, const QString &waitsFor)
{
    m_source = source;
    m_waitsFor = waitsFor;
    ++m_question;
}

void DeliveryDetail::setDelivery(const QJsonObject &webhook, const QJsonObject &delivery)
{
    const bool isSame = delivery == m_delivery;
    const bool isOther = delivery[u"delivery_id"] != m_delivery[u"delivery_id"];
    m_webhook = webhook;
    m_delivery = delivery;
    if (isOther)
        m_whole = {};
    showState();
    if (!isSame)
        read();
}

void DeliveryDetail::read()
{
    const quint64 question = ++m_question;
    if (!m_source || m_delivery.isEmpty())
        return;
    const RowKind kind = deliveryRows(m_webhook[u"webhook_id"].toString());
    whenAnswered(m_source->row(kind, m_delivery[u"delivery_id"].toString()), this,
                 [this, question](const Result<QJsonObject> &whole) {
                     if (question != m_question)
                         return;
                     if (whole)
                         take(*whole);
                     else
                         m_state->say(wrong(tr("What was sent cannot be shown: %1").arg(whole.error().message)));
                 });
}

void DeliveryDetail::take(const QJsonObject &whole)
{
    const QJsonArray attempts = whole[u"attempts"].toArray();
    const bool isMore = attempts.size() != m_whole[u"attempts"].toArray().size();
    m_whole = whole;
    m_body->setText(QString::fromUtf8(QJsonDocument(whole[u"payload"].toObject()).toJson()).trimmed());
    if (isMore) {
        const QSignalBlocker quiet(m_attempts);
        m_attempts->clear();
        for (const auto &one : attempts) {
            const QJsonObject attempt = one.toObject();
            m_attempts->addItem(tr("%1, %2: %3")
                                    .arg(attempt[u"number"].toInt())
                                    .arg(clockText(attempt[u"at"].toString()), attemptText(attempt)));
        }
        m_attempts->setCurrentRow(m_attempts->count() - 1); // the newest
    }
    showState();
    showAttempt();
}

void DeliveryDetail::showState()
{
    const bool isChosen = !m_delivery.isEmpty();
    m_parts->setVisible(!m_whole.isEmpty());
    m_again->setVisible(isChosen);
    const bool isOn = m_webhook[u"enabled"].toBool();
    const bool canWrite = m_source && !m_source->isReadOnly();
    m_again->setEnabled(isOn && canWrite);
    m_again->setToolTip(isOn ? QString() : tr("The webhook is switched off: nothing is sent."));
    if (!isChosen) {
        m_state->say(
            { Shade::Idle, u"waiting"_s, {}, tr("Choose a delivery to see what was sent and what came back.") });
        return;
    }
    StateLook look = deliveryLook(m_delivery);
    look.why =
        u"%1. %2"_s.arg(look.word, m_delivery[u"state"].toString() == u"pending"_s ? nextText() : look.why).trimmed();
    m_state->say(look);
}

QString DeliveryDetail::nextText() const
{
    if (!m_waitsFor.isEmpty())
        return m_waitsFor;
    const QDateTime next = QDateTime::fromString(m_delivery[u"next_attempt_at"].toString(), Qt::ISODateWithMs);
    if (!next.isValid() || next <= QDateTime::currentDateTimeUtc())
        return tr("It is sent now.");
    return tr("It is tried next at %1.").arg(clockText(m_delivery[u"next_attempt_at"].toString()));
}

void DeliveryDetail::showAttempt()
{
    const QJsonArray attempts = m_whole[u"attempts"].toArray();
    const int row = m_attempts->currentRow();
    const QJsonObject attempt = row < 0 || row >= attempts.size() ? QJsonObject() : attempts.at(row).toObject();
    m_answer->setPlaceholderText(attempt.isEmpty()                   ? tr("It was not tried yet.")
                                     : attempt[u"status"].isDouble() ? tr("The answer has no body.")
                                                                     : attemptText(attempt));
    m_answer->setText(readableJson(attempt[u"answer"].toString()));
    m_headers->setText(requestHeaders(m_webhook, m_delivery, attempt));
}

} // namespace hearthbook
