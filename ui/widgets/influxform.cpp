#include "ui/widgets/influxform.h"

#include "core/source/whenanswered.h"
#include "ui/plaintext.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QStyle>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostDays = 36'500;

void hideTyped(QLineEdit &field)
{
    field.setEchoMode(QLineEdit::Password);
    field.setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
}

void setWrong(QLineEdit &field, bool isWrong)
{
    field.setProperty("wrong", isWrong);
    field.style()->unpolish(&field);
    field.style()->polish(&field);
}

QLabel *labelOf(const QString &title, QWidget &field)
{
    auto *label = new QLabel(title, field.parentWidget());
    label->setBuddy(&field);
    return label;
}

} // namespace

InfluxForm::InfluxForm(QFormLayout &form, QWidget *parent)
    : QObject(parent), m_form(form), m_isServers(new QCheckBox(parent)), m_days(new QSpinBox(parent))
{
    m_isServers->setObjectName(u"asTheServerIsSet"_s);
    form.addRow(QString(), m_isServers);
    m_url = addField(tr("&Address"), u"http://influxdb:8086"_s);
    m_org = addField(tr("O&rganisation"), tr("InfluxDB 2.x only"));
    m_bucket = addField(tr("Buc&ket"), tr("home_assistant_events, say; of InfluxDB 1.x the database"));
    m_token = addField(tr("Tok&en"), tr("Of InfluxDB 2.x and 3.x; it is not kept"));
    m_username = addField(tr("User &name"), tr("InfluxDB 1.x only"));
    m_password = addField(tr("Pass&word"), tr("InfluxDB 1.x only; it is not kept"));
    hideTyped(*m_token);
    hideTyped(*m_password);
    m_days->setAccessibleName(tr("Days back"));
    m_days->setRange(0, mostDays);
    m_days->setSpecialValueText(tr("all of it"));
    m_days->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_days->setMinimumHeight(m_url->sizeHint().height());
    form.addRow(labelOf(tr("&Days back"), *m_days), m_days);
    m_isServers->setVisible(false);
    connect(m_isServers, &QCheckBox::toggled, this, [this] {
        showRows();
        Q_EMIT changed();
    });
}

QLineEdit *InfluxForm::addField(const QString &title, const QString &example)
{
    auto *field = new QLineEdit(static_cast<QWidget *>(parent()));
    field->setAccessibleName(QString(title).remove(u'&'));
    field->setPlaceholderText(example);
    m_form.addRow(labelOf(title, *field), field);
    m_fields.push_back(field);
    connect(field, &QLineEdit::textChanged, this, &InfluxForm::changed);
    connect(field, &QLineEdit::returnPressed, this, &InfluxForm::goOnWanted);
    return field;
}

void InfluxForm::askBook(MetadataSource *source)
{
    if (source == m_source || !source)
        return;
    m_source = source;
    whenAnswered(source->send({ .path = u"/api/imports/influx"_s }), this, [this](const Result<ChangedRow> &answer) {
        if (answer) // an older server does not know
            takeSettings(answer->row);
    });
}

void InfluxForm::takeSettings(const QJsonObject &settings)
{
    m_isConfigured = settings.value(u"configured").toBool();
    if (!m_isConfigured)
        return;
    const QString url = oneLine(settings.value(u"url").toString());
    m_isServers->setText(tr("A&s this server is set: %1, bucket %2")
                             .arg(QString(url).replace(u'&', u"&&"_s),
                                  oneLine(settings.value(u"bucket").toString()).replace(u'&', u"&&"_s)));
    const bool isUntouched = m_url->text().isEmpty() && m_token->text().isEmpty();
    m_isServers->setChecked(isUntouched);
    showRows();
    Q_EMIT changed();
}

void InfluxForm::setVisible(bool visible)
{
    m_isVisible = visible;
    showRows();
}

void InfluxForm::setRowVisible(QWidget &field, bool visible)
{
    field.setVisible(visible);
    m_form.labelForField(&field)->setVisible(visible);
}

void InfluxForm::showRows()
{
    m_isServers->setVisible(m_isVisible && m_isConfigured);
    for (QLineEdit *field : m_fields)
        setRowVisible(*field, m_isVisible && !m_isServers->isChecked());
    setRowVisible(*m_days, m_isVisible);
}

InfluxPlace InfluxForm::place() const
{
    return { .isServers = m_isServers->isChecked(),
             .url = m_url->text(),
             .org = m_org->text(),
             .bucket = m_bucket->text(),
             .token = m_token->text(),
             .username = m_username->text(),
             .password = m_password->text(),
             .days = m_days->value() };
}

void InfluxForm::mark(const QString &errorWord)
{
    const bool isUser = !m_username->text().isEmpty();
    setWrong(*m_url, errorWord == u"unavailable");
    setWrong(*m_bucket, errorWord == u"not_found");
    setWrong(*m_token, errorWord == u"forbidden" && !isUser);
    setWrong(*m_password, errorWord == u"forbidden" && isUser);
}

} // namespace hearthbook
