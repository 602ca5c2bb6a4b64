#pragma once

#include "core/source/metadatasource.h"
#include "ui/models/preferenceedit.h"

#include <QHash>
#include <QPointer>
#include <QTimer>

#include <deque>

namespace hearthbook {

/// How what was clicked stands to what is stored.
enum class SaveState {
    Reading, ///< nothing is known yet
    Saved,
    Saving,
    Waiting, ///< it could not be sent, and is kept and tried again
    Refused  ///< the last click was not taken, and is undone
};

/// The preferences of one user, and what was clicked on them: saved at once, one click after the other, each on the revision that
/// the one before it made. Where somebody else was faster, a click is done again on what they left. Thread: GUI.
class PreferencesEditor : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostTries = 5; ///< of one click against faster others

    explicit PreferencesEditor(QObject *parent = nullptr);

    /// The source outlives it, or is taken away by nullptr. What was clicked and not saved stays.
    void setSource(MetadataSource *source);
    void setUser(const QString &user);
    const QString &user() const { return m_user; }
    /// Which ids mean the same team.
    void setTeams(const TeamCatalogue &teams);
    const TeamCatalogue &teams() const { return m_teams; }

    /// As on the wire, with what was clicked; empty before it was read.
    QJsonObject row() const;
    SaveState state() const;
    /// A sentence beside the state: why it is not saved, or what became of a click; may be empty.
    QString note() const;

    /// Does it for the user, now in row() and as soon as can be in the book. One that changes nothing is dropped.
    void apply(PreferenceEdit edit);

    /// What was clicked and is not saved; empty: nothing.
    QJsonObject draft() const;
    void setDraft(const QJsonObject &draft);

Q_SIGNALS:
    /// row() has another answer than before.
    void changed();
    void stateChanged();
    void edited(const QString &what, qint64 operation);
    /// A click was not taken, or nothing can be read.
    void failed(const QString &message);
    void draftChanged();

private:
    void read(const QString &user);
    void takeRead(const QString &user, const Result<ChangedRow> &answer);
    void sendNext();
    void send(const PreferenceEdit &edit, const QJsonObject &patch);
    void takeWritten(const PreferenceEdit &edit, const Result<ChangedRow> &answer);
    void takeSaved(const PreferenceEdit &edit, const ChangedRow &answer);
    void keepNewer(const QString &user, const QJsonObject &row);
    void refuse(const PreferenceEdit &edit, const QString &why);
    void waitAfter(const QString &why);
    void retry();
    void dropFront();
    void noticeChange(const BookEvent &event);
    void setNote(const QString &note);

    QPointer<MetadataSource> m_source;
    QString m_user;
    TeamCatalogue m_teams;
    QHash<QString, QJsonObject> m_rows; ///< as stored, by user
    QHash<QString, quint64> m_reads; ///< the newest question of each user that is under way
    quint64 m_question = 0; ///< answers to older ones are dropped
    quint64 m_round = 0; ///< grows with each source
    std::deque<PreferenceEdit> m_queue; ///< oldest first; the first may be under way
    bool m_isSending = false;
    int m_tries = 0; ///< of the first, against faster others
    bool m_isStale = false; ///< the first goes on when its row was read
    bool m_isWaiting = false; ///< for the book to be there again
    QString m_trouble; ///< why it waits
    bool m_isRefused = false; ///< the last click
    QString m_note;
    QTimer m_again;
    QTimer m_soon; ///< gathers changes that come together
};

} // namespace hearthbook
