#include "ui/draftkeeper.h"

#include "ui/pages/bookpage.h"

#include <chrono>
#include <utility>

namespace hearthbook {

using namespace std::chrono_literals;

namespace {

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
    m_soon.setInterval(400ms);
    connect(&m_soon, &QTimer::timeout, this, &DraftKeeper::write);
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
    const QJsonObject draft = merged(m_kept.value(page->name()).toObject(), page->draft());
    if (draft != page->draft())
        page->setDraft(draft);
}

void DraftKeeper::finish()
{
    write();
    m_soon.stop();
    for (BookPage *page : m_pages)
        page->disconnect(this);
    m_pages.clear();
}

/// Before restore() the file holds what the pages do not have yet; after it, what pages have that were not added yet.
void DraftKeeper::write()
{
    const QJsonObject before = m_isRestored ? m_kept : m_file.read();
    QJsonObject drafts = before;
    for (const BookPage *page : m_pages) {
        const QJsonObject kept = m_isRestored ? QJsonObject() : before.value(page->name()).toObject();
        const QJsonObject draft = merged(kept, page->draft());
        if (draft.isEmpty())
            drafts.remove(page->name());
        else
            drafts.insert(page->name(), draft);
    }
    if (drafts == before)
        return;
    const Result<void> written = m_file.write(drafts);
    if (written)
        m_kept = drafts;
    const QString trouble = written ? QString() : written.error().message;
    if (trouble != std::exchange(m_trouble, trouble) && !trouble.isEmpty())
        Q_EMIT failed(trouble);
}

} // namespace hearthbook
