#include "ui/draftkeeper.h"

#include "ui/draftmerge.h"
#include "ui/pages/bookpage.h"

#include <chrono>
#include <utility>

namespace hearthbook {

using namespace std::chrono_literals;

namespace {

constexpr auto pause = 400ms;
constexpr auto pauseAfterTrouble = 5s;

/// What was typed since, and of what is kept all else.
QJsonObject merged(QJsonObject kept, const QJsonObject &typed)
{
    for (auto part = typed.begin(); part != typed.end(); ++part)
        kept.insert(part.key(), part.value());
    return kept;
}

} // namespace

DraftKeeper::DraftKeeper(DraftFile file, QObject *parent) : QObject(parent), m_file(std::move(file))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(pause);
    connect(&m_soon, &QTimer::timeout, this, &DraftKeeper::write);
    m_disk.setMaxThreadCount(1);
}

void DraftKeeper::add(BookPage *page)
{
    m_pages.push_back(page);
    connect(page, &BookPage::draftChanged, this, [this] {
        if (!m_soon.isActive()) // else who types without a pause would keep it waiting
            m_soon.start();
    });
    if (m_isRestored)
        give(page);
}

void DraftKeeper::restore()
{
    m_kept = m_file.read();
    m_isRestored = true;
    for (BookPage *page : m_pages)
        give(page);
}

void DraftKeeper::give(BookPage *page)
{
    const QJsonObject kept = m_kept.value(page->name()).toObject();
    if (!kept.isEmpty()) {
        m_known.insert(page->name(), kept);
        if (m_writing)
            m_writing->drafts.insert(page->name(), merged(kept, m_writing->drafts.value(page->name()).toObject()));
    }
    const QJsonObject draft = merged(kept, page->draft());
    if (draft != page->draft())
        page->setDraft(draft);
}

void DraftKeeper::finish()
{
    settle();
    write();
    settle();
    m_soon.stop();
    for (BookPage *page : m_pages)
        page->disconnect(this);
    m_pages.clear();
}

void DraftKeeper::settle()
{
    m_disk.waitForDone();
    takeResult();
}

QJsonObject DraftKeeper::drafts() const
{
    QJsonObject all;
    for (const BookPage *page : m_pages) {
        if (const QJsonObject draft = page->draft(); !draft.isEmpty())
            all.insert(page->name(), draft);
    }
    return all;
}

/// What another window withdrew stays away: here it did not change.
void DraftKeeper::write()
{
    const QJsonObject now = drafts();
    if (now == m_known || m_writing)
        return;
    m_writing = std::make_shared<Writing>(Writing { .drafts = now });
    m_disk.start([this, file = m_file, known = m_known, now, writing = m_writing] {
        writing->result = file.change([&](const QJsonObject &theirs) { return mergedDrafts(known, now, theirs); });
        QMetaObject::invokeMethod(this, &DraftKeeper::takeResult, Qt::QueuedConnection);
    });
}

/// What was typed meanwhile is written after the next pause.
void DraftKeeper::takeResult()
{
    const std::shared_ptr<Writing> writing = std::exchange(m_writing, nullptr);
    if (!writing)
        return;
    const Result<void> &written = writing->result;
    if (written)
        m_known = writing->drafts;
    m_soon.setInterval(written ? pause : pauseAfterTrouble);
    if (drafts() != m_known)
        m_soon.start();
    const QString trouble = written ? QString() : written.error().message;
    if (trouble != std::exchange(m_trouble, trouble) && !trouble.isEmpty())
        Q_EMIT failed(trouble);
}

} // namespace hearthbook
