#pragma once

#include "ui/draftfile.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <vector>

namespace hearthbook {

class BookPage;

/// Keeps what is typed into the pages of one book and not saved, so that it is there again after a crash: within a second of each
/// change it is in the file. Of a file that several windows share, each writes only what changed in its own pages. Thread: GUI; the file
/// is written by one of its own.
class DraftKeeper : public QObject
{
    Q_OBJECT

public:
    explicit DraftKeeper(DraftFile file, QObject *parent = nullptr);

    /// Pages outlive it, or finish() comes before they go.
    void add(BookPage *page);
    /// Gives the pages, those that are added later too, what the file holds; from then on it follows what they have. What was
    /// typed before stays.
    void restore();
    /// Writes what is not written yet, and listens no longer.
    void finish();

Q_SIGNALS:
    /// A sentence, once for each trouble.
    void failed(const QString &message);

private:
    /// Of drafts into the file, in the thread of the disk.
    struct Writing
    {
        QJsonObject drafts = {}; ///< what is known once it is done; of the GUI's thread
        Result<void> result = {}; ///< of the disk's until it is done
    };

    void give(BookPage *page);
    QJsonObject drafts() const;
    void write();
    void takeResult();
    /// Waits for what is under way.
    void settle();

    DraftFile m_file;
    std::vector<BookPage *> m_pages;
    QJsonObject m_kept; ///< as the file was when it was restored
    QJsonObject m_known; ///< by page: its draft as it was when the file took it over last
    bool m_isRestored = false;
    QString m_trouble;
    QTimer m_soon;
    std::shared_ptr<Writing> m_writing; ///< under way, or not looked at yet
    QThreadPool m_disk; ///< a window does not stand still while a slow one writes
};

} // namespace hearthbook
