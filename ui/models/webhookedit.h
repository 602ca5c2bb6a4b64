#pragma once

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace hearthbook {

/// One webhook as it is being edited: what is stored, what was typed over it, and what others changed meanwhile. Fields are those of
/// the wire: url, events, team, filters, enabled. A value.
class WebhookEdit
{
public:
    /// A new one, that listens to everything.
    WebhookEdit();
    /// One that is stored, as its row says.
    explicit WebhookEdit(const QJsonObject &row);

    static const QStringList &fields();
    /// As people call it.
    static QString title(const QString &field);
    static QString text(const QString &field, const QJsonValue &value);

    bool isNew() const { return m_isNew; }
    QString id() const;
    qint64 revision() const;
    /// The row as it was read last; of a new one what it begins with.
    const QJsonObject &row() const { return m_row; }
    QJsonValue value(const QString &field) const;
    /// What equals the stored value is no change.
    void set(const QString &field, const QJsonValue &value);
    bool isChanged() const { return !m_mine.isEmpty(); }
    bool isChanged(const QString &field) const { return m_mine.contains(field); }
    void discard();

    /// What is typed is on its way to the book: a row that comes with it is ours, whatever is typed meanwhile.
    void send() { m_sent = m_mine; }
    /// The answer is there; `row` as we wrote it, empty: it was not written.
    void settle(const QJsonObject &row = {});
    /// Somebody wrote the row, perhaps we: what was not touched follows, what was stays.
    void follow(const QJsonObject &row);
    /// Fields of ours that others changed to something else since we began to.
    QStringList conflicts() const;
    /// The stored values are known and shall be overwritten.
    void keepMine();
    /// Gives up ours where others changed the same.
    void takeTheirs();
    /// The row is gone: what is shown becomes a new one.
    void becomeNew();

    /// Why it cannot be saved as it is, by field; empty: it can be sent.
    std::optional<QString> trouble(const QString &field) const;
    /// What is sent: of a new one all of it, else a merge patch of `row()`.
    QJsonObject body() const;
    /// Sent with a creation, so that one whose answer was lost can be sent again. Another for another body.
    QByteArray idempotencyKey() const;
    /// Of a new one: no other has it.
    const QString &seed() const { return m_seed; }

    /// Empty where nothing was typed.
    QJsonObject draft() const;
    static WebhookEdit fromDraft(const QJsonObject &draft);

private:
    bool isSo(const QString &field, const QJsonValue &value) const;
    void forget(const QString &field);

    bool m_isNew = true;
    QJsonObject m_row;
    QJsonObject m_mine; ///< what was typed
    QJsonObject m_before; ///< what was stored when that began
    QJsonObject m_sent; ///< as m_mine: what is on its way
    QString m_seed; ///< of the idempotency key
};

/// Events and filters of the wire: one word, or a list of them.
QStringList wordsOf(const QJsonValue &value);

} // namespace hearthbook
