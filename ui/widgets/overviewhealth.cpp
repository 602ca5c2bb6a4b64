#include "ui/widgets/overviewhealth.h"

#include "core/source/whenanswered.h"
#include "ui/widgets/healthcard.h"
#include "ui/widgets/tilelayout.h"

#include <QMessageBox>
#include <QPushButton>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastWidth = 210;
const QStringList retriedStates { u"waiting"_s, u"auth_invalid"_s, u"stopped"_s };

} // namespace

OverviewHealth::OverviewHealth(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    new TileLayout(leastWidth, this);
    m_database = add(tr("Database"));
    m_homeAssistant = add(tr("Home Assistant"));
    m_influx = add(tr("InfluxDB"));
    m_webhooks = add(tr("Webhooks"));
    m_backup = add(tr("Last backup"));
    connect(m_homeAssistant, &HealthCard::acted, this, &OverviewHealth::act);
    connect(m_backup, &HealthCard::acted, this, &OverviewHealth::backUp);
    show({});
}

HealthCard *OverviewHealth::add(const QString &title)
{
    auto *card = new HealthCard(title, m_theme, this);
    layout()->addWidget(card);
    return card;
}

void OverviewHealth::setSource(MetadataSource *source)
{
    m_source = source;
    m_isBackingUp = false;
}

void OverviewHealth::show(const Overview &overview)
{
    BookSort book;
    if (m_source) {
        book.place = m_source->channel().place();
        book.isServer = isServerAddress(book.place);
        book.isReadOnly = m_source->isReadOnly();
    }
    m_database->setLook(databaseLook(overview, book));
    m_influx->setLook(influxLook(overview, book));
    m_webhooks->setLook(webhooksLook(overview, book));
    showBackup(overview, book);
    showHomeAssistant(overview, book);
}

void OverviewHealth::showHomeAssistant(const Overview &overview, const BookSort &book)
{
    m_homeAssistant->setLook(homeAssistantLook(overview, book));
    m_held = overview.discovery.value(u"held").toObject();
    const QString whyNot = book.isReadOnly ? tr("Nothing can be changed: this book is open for reading only.")
                                           : QString();
    if (!m_held.isEmpty())
        m_homeAssistant->setAction(tr("Look at it…"), whyNot);
    else if (retriedStates.contains(overview.discovery.value(u"state").toString()))
        m_homeAssistant->setAction(tr("Try again now"), whyNot);
    else
        m_homeAssistant->setAction({});
}

void OverviewHealth::showBackup(const Overview &overview, const BookSort &book)
{
    m_backup->setLook(backupLook(overview, book));
    if (!overview.health.contains(u"backups"_s))
        m_backup->setAction({});
    else if (m_isBackingUp)
        m_backup->setAction(tr("Back up now"), tr("A backup is being made."));
    else
        m_backup->setAction(tr("Back up now"),
                            book.isReadOnly ? tr("Nothing can be changed: this book is open for reading only.")
                                            : QString());
}

void OverviewHealth::backUp()
{
    if (!m_source)
        return;
    m_isBackingUp = true;
    m_backup->setAction(tr("Back up now"), tr("A backup is being made."));
    whenAnswered(m_source->send({ .method = "POST", .path = u"/api/backups"_s }), this,
                 [this](const Result<ChangedRow> &answer) {
                     m_isBackingUp = false;
                     if (!answer)
                         Q_EMIT failed(tr("No backup was made: %1").arg(answer.error().message));
                     Q_EMIT acted();
                 });
}

void OverviewHealth::act()
{
    if (m_held.isEmpty())
        tryAgain();
    else
        askToTake();
}

void OverviewHealth::askToTake()
{
    const QString from = m_held.value(u"source").toString();
    auto *box = new QMessageBox(QMessageBox::Question, tr("The listing that waits"), {}, QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("It lacks %1 that are known here.").arg(heldText(m_held)));
    box->setInformativeText(
        tr("If they are really gone, take the listing: they are marked as gone, and removed after a while. "
           "Undo does not take this back, but what is listed again returns as it was. If Home Assistant was "
           "only just starting, leave it: the next whole listing ends this by itself."));
    QPushButton *yes = box->addButton(tr("Take the listing"), QMessageBox::AcceptRole);
    box->button(QMessageBox::Cancel)->setText(tr("Leave it"));
    box->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, [this, from] { take(from); });
    box->open();
}

void OverviewHealth::take(const QString &source)
{
    if (!m_source)
        return;
    ApiCall call { .method = "POST", .path = u"/api/discovery/approve"_s };
    call.addParameter(u"source"_s, source);
    whenAnswered(m_source->send(call), this, [this](const Result<ChangedRow> &answer) {
        if (!answer)
            Q_EMIT failed(tr("The listing was not taken: %1").arg(answer.error().message));
        Q_EMIT acted();
    });
}

void OverviewHealth::tryAgain()
{
    if (!m_source)
        return;
    whenAnswered(m_source->send({ .method = "POST", .path = u"/api/discovery/trigger"_s }), this,
                 [this](const Result<ChangedRow> &answer) {
                     if (!answer)
                         Q_EMIT failed(tr("Home Assistant is not tried again: %1").arg(answer.error().message));
                     Q_EMIT acted();
                 });
}

} // namespace hearthbook
