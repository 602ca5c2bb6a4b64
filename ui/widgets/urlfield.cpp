#include "ui/widgets/urlfield.h"

#include "core/source/sentences.h"
#include "core/source/whenanswered.h"
#include "ui/fixedfont.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <chrono>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto typingPause = 250ms;

QString addressesOf(const QJsonObject &verdict)
{
    QStringList addresses;
    for (const auto &address : verdict[u"addresses"].toArray())
        addresses += address.toString();
    return addresses.join(u", "_s);
}

StateLook lookOf(const QJsonObject &verdict)
{
    if (!verdict[u"allowed"].toBool())
        return wrong(UrlField::tr("Deliveries may not go there: %1.").arg(sentenceText(verdict[u"reason"].toString())));
    const QString addresses = addressesOf(verdict);
    if (addresses.isEmpty())
        return { Shade::Idle, u"waiting"_s, UrlField::tr("Allowed"),
                 UrlField::tr("Deliveries may go there. The name is looked up when something is sent.") };
    return { Shade::Good, u"good"_s, UrlField::tr("Allowed"),
             UrlField::tr("Deliveries may go there: %1").arg(addresses) };
}

} // namespace

UrlField::UrlField(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_edit(new QLineEdit(this)),
      m_note(new NoteLabel(tr("Whether deliveries may go there"), theme, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::tight);
    m_edit->setFont(fixedFont());
    m_edit->setAccessibleName(tr("Address"));
    m_edit->setPlaceholderText(u"http://homeassistant.local:8123/api/webhook/…"_s);
    auto *policy = new QLabel(
        tr("http or https. Receivers in the home and on the internet are fine; link-local and cloud "
           "metadata addresses and Hearthbook itself are not."),
        this);
    policy->setObjectName(u"faint"_s);
    policy->setWordWrap(true);
    for (QWidget *part : std::initializer_list<QWidget *> { m_edit, m_note, policy })
        layout->addWidget(part);
    setFocusProxy(m_edit);
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, &UrlField::check);
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        ++m_question;
        m_note->clear();
        m_typing.start();
        Q_EMIT edited(url());
    });
}

void UrlField::setSource(MetadataSource *source)
{
    m_source = source;
    check();
}

void UrlField::setUrl(const QString &url)
{
    if (url == this->url())
        return;
    m_edit->setText(url);
    m_note->clear();
    check();
}

QString UrlField::url() const
{
    return m_edit->text().trimmed();
}

void UrlField::setReadOnly(bool readOnly)
{
    m_edit->setReadOnly(readOnly);
}

void UrlField::sayTrouble(const QString &sentence)
{
    m_note->say(wrong(sentence));
}

void UrlField::check()
{
    m_typing.stop();
    const quint64 question = ++m_question;
    if (!m_source || url().isEmpty() || m_edit->isReadOnly())
        return;
    ApiCall call { .method = "POST", .path = u"/api/webhooks/check-target"_s };
    call.body = QJsonDocument(QJsonObject { { u"url"_s, url() } }).toJson(QJsonDocument::Compact);
    whenAnswered(m_source->send(call), this, [this, question](const Result<ChangedRow> &verdict) {
        if (question == m_question)
            sayVerdict(verdict);
    });
}

void UrlField::sayVerdict(const Result<ChangedRow> &verdict)
{
    if (verdict)
        m_note->say(lookOf(verdict->row));
    else if (verdict.error().code == ErrorCode::InvalidInput)
        m_note->say(wrong(verdict.error().message));
    else
        m_note->say({ Shade::Attention, u"attention"_s, tr("Not checked"),
                      tr("It could not be checked: %1").arg(verdict.error().message) });
}

} // namespace hearthbook
