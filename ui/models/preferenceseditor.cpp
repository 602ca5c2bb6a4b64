#include "ui/models/preferenceseditor.h"

#include "core/source/whenanswered.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto retryPause = 2s;
constexpr auto gatherPause = 30ms;
const QString editsKey = u"edits"_s;

ApiCall callFor(const QString &user)
{
    ApiCall call { .path = u"/api/user/preferences"_s };
    call.addParameter(u"user_id"_s, user);
    return call;
}

} // namespace

PreferencesEditor::PreferencesEditor(QObject *parent) : QObject(parent)
{
    m_again.setSingleShot(true);
    m_again.setInterval(retryPause);
    connect(&m_again, &QTimer::timeout, this, &PreferencesEditor::retry);
    m_soon.setSingleShot(true);
    m_soon.setInterval(gatherPause);
    connect(&m_soon, &QTimer::timeout, this, [this] { read(m_user); });
}

void PreferencesEditor::setSource(MetadataSource *source)
{
    if (m_source)
        m_source->channel().disconnect(this);
    m_source = source;
    ++m_round;
    m_rows.clear();
    m_reads.clear();
    m_isSending = m_isStale = m_isWaiting = m_isRefused = false;
    m_tries = 0;
    m_again.stop();
    m_soon.stop();
    if (source) {
        Channel &channel = source->channel();
        connect(&channel, &Channel::happened, this, &PreferencesEditor::noticeChange);
        connect(&channel, &Channel::missed, this, &PreferencesEditor::retry);
        connect(&channel, &Channel::stateChanged, this, [this](ChannelState state) {
            if (state == ChannelState::Open)
                retry();
        });
    }
    Q_EMIT changed();
    Q_EMIT stateChanged();
    retry();
}

void PreferencesEditor::setUser(const QString &user)
{
    if (user == m_user)
        return;
    m_user = user;
    m_rows.remove(user);
    m_isRefused = false;
    m_note.clear();
    Q_EMIT changed();
    Q_EMIT stateChanged();
    read(user);
}

void PreferencesEditor::setTeams(const TeamCatalogue &teams)
{
    m_teams = teams;
    Q_EMIT changed();
}

QJsonObject PreferencesEditor::row() const
{
    QJsonObject row = m_rows.value(m_user);
    if (row.isEmpty())
        return row;
    for (const PreferenceEdit &edit : m_queue) {
        if (edit.user == m_user)
            row = patched(row, edit.patchFor(row, m_teams).value_or(QJsonObject()));
    }
    return row;
}

SaveState PreferencesEditor::state() const
{
    if (m_isWaiting && !m_queue.empty())
        return SaveState::Waiting;
    if (!m_rows.contains(m_user))
        return SaveState::Reading;
    if (!m_queue.empty())
        return SaveState::Saving;
    return m_isRefused ? SaveState::Refused : SaveState::Saved;
}

QString PreferencesEditor::note() const
{
    return state() == SaveState::Waiting ? m_trouble : m_note;
}

void PreferencesEditor::apply(PreferenceEdit edit)
{
    edit.user = m_user;
    const QJsonObject before = row();
    if (before.isEmpty() || !edit.patchFor(before, m_teams))
        return;
    m_queue.push_back(edit);
    m_isRefused = false;
    m_note.clear();
    Q_EMIT changed();
    Q_EMIT draftChanged();
    sendNext();
    Q_EMIT stateChanged();
}

QJsonObject PreferencesEditor::draft() const
{
    if (m_queue.empty())
        return {};
    QJsonArray edits;
    for (const PreferenceEdit &edit : m_queue)
        edits += edit.toJson();
    return { { editsKey, edits } };
}

void PreferencesEditor::setDraft(const QJsonObject &draft)
{
    for (const auto &one : draft.value(editsKey).toArray()) {
        if (const std::optional<PreferenceEdit> edit = PreferenceEdit::fromJson(one.toObject()))
            m_queue.push_back(*edit);
    }
    Q_EMIT changed();
    Q_EMIT draftChanged();
    sendNext();
    Q_EMIT stateChanged();
}

void PreferencesEditor::read(const QString &user)
{
    if (!m_source || user.isEmpty())
        return;
    const quint64 question = ++m_question;
    m_reads.insert(user, question);
    whenAnswered(m_source->send(callFor(user)), this, [this, user, question](const Result<ChangedRow> &answer) {
        if (m_reads.value(user) != question)
            return;
        m_reads.remove(user);
        takeRead(user, answer);
    });
}

void PreferencesEditor::takeRead(const QString &user, const Result<ChangedRow> &answer)
{
    if (answer) {
        m_isWaiting = m_isStale = false;
        m_rows.insert(user, answer->row);
        Q_EMIT changed();
        sendNext();
    } else if (answer.error().code == ErrorCode::Unavailable) {
        waitAfter(answer.error().message);
    } else {
        m_isStale = false;
        Q_EMIT failed(tr("The preferences of %1 cannot be read: %2").arg(user, answer.error().message));
    }
    Q_EMIT stateChanged();
}

/// The oldest click, if nothing is under way and its row is known. Clicks that are done already are dropped.
void PreferencesEditor::sendNext()
{
    while (m_source && !m_isSending && !m_isWaiting && !m_queue.empty()) {
        const PreferenceEdit edit = m_queue.front();
        if (!m_rows.contains(edit.user)) {
            if (!m_reads.contains(edit.user))
                read(edit.user);
            return;
        }
        if (m_isStale)
            return; // takeRead() goes on
        if (const std::optional<QJsonObject> patch = edit.patchFor(m_rows.value(edit.user), m_teams))
            return send(edit, *patch);
        if (m_tries > 0)
            setNote(tr("“%1” was done by somebody else already.").arg(edit.what));
        dropFront();
    }
}

void PreferencesEditor::send(const PreferenceEdit &edit, const QJsonObject &patch)
{
    ApiCall call = callFor(edit.user);
    call.method = "PATCH";
    call.body = QJsonDocument(patch).toJson(QJsonDocument::Compact);
    call.ifMatch = revisionTag(m_rows.value(edit.user).value(u"revision").toInteger());
    m_isSending = true;
    whenAnswered(m_source->send(call), this, [this, edit, round = m_round](const Result<ChangedRow> &answer) {
        if (round != m_round)
            return;
        m_isSending = false;
        takeWritten(edit, answer);
        Q_EMIT stateChanged();
    });
}

void PreferencesEditor::takeWritten(const PreferenceEdit &edit, const Result<ChangedRow> &answer)
{
    if (answer)
        return takeSaved(edit, *answer);
    const Error &why = answer.error();
    if (why.code == ErrorCode::Unavailable)
        return waitAfter(why.message);
    if (why.code == ErrorCode::Conflict && ++m_tries < mostTries) {
        m_isStale = true;
        return read(edit.user);
    }
    refuse(edit, why.message);
}

void PreferencesEditor::takeSaved(const PreferenceEdit &edit, const ChangedRow &answer)
{
    keepNewer(edit.user, answer.row);
    if (m_tries > 0)
        setNote(tr("Somebody else changed these preferences meanwhile: “%1” was done on theirs.").arg(edit.what));
    dropFront();
    if (answer.operation)
        Q_EMIT edited(edit.what, *answer.operation);
    Q_EMIT changed();
    sendNext();
}

/// Answers may overtake each other: what was read before the write's answer came may know more than that, and what is being read
/// may know less.
void PreferencesEditor::keepNewer(const QString &user, const QJsonObject &row)
{
    const auto revision = [](const QJsonObject &one) { return one.value(u"revision").toInteger(); };
    if (m_reads.contains(user) || revision(row) < revision(m_rows.value(user)))
        read(user);
    if (revision(row) >= revision(m_rows.value(user)))
        m_rows.insert(user, row);
}

void PreferencesEditor::refuse(const PreferenceEdit &edit, const QString &why)
{
    m_isRefused = true;
    setNote(why);
    dropFront();
    Q_EMIT changed();
    Q_EMIT failed(tr("“%1” was not saved: %2").arg(edit.what, why));
    read(edit.user);
    sendNext();
}

void PreferencesEditor::waitAfter(const QString &why)
{
    m_isWaiting = true;
    m_trouble = why;
    m_again.start();
}

/// Everything is read anew, then the oldest click goes on: one whose answer was lost may be done already.
void PreferencesEditor::retry()
{
    m_isWaiting = false;
    m_isStale = !m_queue.empty() && !m_isSending;
    if (!m_queue.empty() && m_queue.front().user != m_user && !m_isSending)
        read(m_queue.front().user);
    read(m_user);
    Q_EMIT stateChanged();
}

void PreferencesEditor::dropFront()
{
    m_queue.pop_front();
    m_tries = 0;
    Q_EMIT draftChanged();
}

void PreferencesEditor::noticeChange(const BookEvent &event)
{
    if (event.kind == u"preferences"_s && event.key() == m_user && !m_soon.isActive())
        m_soon.start();
}

void PreferencesEditor::setNote(const QString &note)
{
    m_note = note;
    Q_EMIT stateChanged();
}

} // namespace hearthbook
