#include "ui/widgets/serverfacts.h"

#include "core/source/whenanswered.h"
#include "ui/plaintext.h"
#include "ui/theme.h"

#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <chrono>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto readingInterval = 5s;

QString timeText(const QDateTime &time)
{
    return time.isValid() ? QLocale().toString(time.toLocalTime(), QLocale::ShortFormat) : QString();
}

} // namespace

ServerFacts::ServerFacts(QWidget *parent) : QWidget(parent), m_form(new QFormLayout), m_note(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::margin, 0, Theme::margin, Theme::margin);
    layout->setSpacing(Theme::margin);
    m_form->setHorizontalSpacing(Theme::wide);
    m_form->setVerticalSpacing(Theme::near);
    layout->addLayout(m_form);
    m_note->setObjectName(u"faint"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    layout->addWidget(m_note);
    layout->addStretch(1);
    connect(&m_again, &QTimer::timeout, this, &ServerFacts::read);
}

void ServerFacts::setSource(MetadataSource *source)
{
    m_source = source;
    m_isAsked = false;
    if (!source)
        return;
    m_note->setText(
        isServerAddress(source->channel().place())
            ? tr("This server runs elsewhere. What it writes to its log, and what it was asked, is on its machine.")
            : tr("This window cannot run a server on the file."));
    read();
}

void ServerFacts::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_again.start(readingInterval);
    read();
}

void ServerFacts::hideEvent(QHideEvent *event)
{
    m_again.stop();
    QWidget::hideEvent(event);
}

void ServerFacts::read()
{
    if (!m_source || !isVisible() || std::exchange(m_isAsked, true))
        return;
    whenAnswered(m_source->send({ .path = u"/health"_s }), this, [this](const Result<ChangedRow> &answer) {
        m_isAsked = false;
        if (answer)
            take(answer->row);
        else
            setFact(tr("State"), tr("No answer: %1").arg(oneLine(answer.error().message)));
    });
}

void ServerFacts::take(const QJsonObject &health)
{
    const QJsonObject dependencies = health.value(u"dependencies").toObject();
    const QJsonObject file = dependencies.value(u"sqlite").toObject();
    const QJsonObject influx = dependencies.value(u"influxdb").toObject();
    const auto written = [](const QJsonObject &from, const char16_t *name) {
        return timeText(QDateTime::fromString(from.value(QStringView(name)).toString(), Qt::ISODateWithMs));
    };
    const bool isWell = health.value(u"status").toString() == u"healthy"_s
        && file.value(u"status").toString() == u"healthy"_s;
    setFact(tr("Address"), m_source ? m_source->channel().address().toString() : QString());
    setFact(tr("State"),
            isWell ? tr("In order") : tr("Its file cannot be read: %1").arg(file.value(u"connection").toString()));
    setFact(tr("Version"), health.value(u"hearthbook_version").toString());
    const auto uptime = qint64(health.value(u"uptime_seconds").toDouble());
    setFact(tr("Running since"), timeText(QDateTime::currentDateTime().addSecs(-uptime)));
    setFact(tr("Size of the book"), QLocale().formattedDataSize(file.value(u"database_size_bytes").toInteger()));
    setFact(tr("Last change"), written(file, u"last_write"));
    setFact(tr("API keys"),
            health.value(u"authentication").toObject().value(u"enabled").toBool() ? tr("Asked for")
                                                                                  : tr("Not asked for"));
    if (!influx.value(u"url").toString().isEmpty())
        setFact(tr("InfluxDB"),
                influx.value(u"status").toString() == u"connected"_s ? tr("Connected") : tr("Not reached"));
}

/// What the server does not tell has no line.
void ServerFacts::setFact(const QString &name, const QString &value)
{
    QLabel *&label = m_values[name];
    if (!label) {
        if (value.isEmpty())
            return;
        label = new QLabel(this);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setAccessibleName(name);
        auto *title = new QLabel(name, this);
        title->setObjectName(u"faint"_s);
        m_form->addRow(title, label);
    }
    if (label->text() != value)
        label->setText(oneLine(value));
}

} // namespace hearthbook
