#pragma once

#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace hearthbook {

/// How a field is typed.
enum class EditForm {
    Line,
    Area,   ///< an area's id, chosen by its name
    Labels, ///< an array of words
    Notes,  ///< several lines
    Disabled
};

/// A field of a row that is the user's to change.
struct EditField
{
    QString field = {}; ///< as the row and the patch have it
    QString title = {};
    EditForm form = EditForm::Line;
    QString instead = {}; ///< the field that counts where this one is empty; empty: none, or the wire has none
};

/// A value of a row that somebody else changed since it was typed over, to something else.
struct Overtaken
{
    EditField field = {};
    QJsonObject row = {}; ///< as it is now
};

/// What was typed over one or several rows and is not saved. A value of the book that somebody else changes meanwhile shows
/// through, but where it was typed over; what we sent ourselves is nobody else's. Labels are kept as what is added and
/// what is taken away, so that each row keeps its own others.
class RowEdit
{
public:
    /// `key`: the field that tells rows apart.
    explicit RowEdit(std::vector<EditField> fields = {}, QString key = {})
        : m_fields(std::move(fields)), m_key(std::move(key))
    {
    }

    const std::vector<EditField> &fields() const { return m_fields; }
    const std::vector<QJsonObject> &rows() const { return m_rows; }

    /// Begins anew with these rows.
    void begin(std::vector<QJsonObject> rows);
    /// The same rows as they are by now, in any order; what was typed stays where it says something else.
    void follow(std::vector<QJsonObject> rows);

    /// What shall be: typed, or what all rows have; nothing where they differ. Of labels: those that all rows shall have.
    std::optional<QJsonValue> value(const EditField &field) const;
    /// Of labels: those that only some rows shall have.
    QStringList partLabels(const EditField &field) const;

    /// What equals the rows as they are counts as not typed. Not for labels.
    void set(const EditField &field, const QJsonValue &value);
    /// The same of a single row, by who saw it as it was `before`.
    void setOver(const EditField &field, const QJsonValue &value, const QJsonObject &before);
    void setLabel(const EditField &field, const QString &label, bool has);
    void forget(const QString &field);
    bool isTyped(const QString &field) const { return m_typed.contains(field); }
    bool isEmpty() const { return m_typed.isEmpty(); }

    std::vector<Overtaken> overtaken() const;
    /// From now on what the rows have is known to who types.
    void acknowledge();
    /// These values stay as somebody else left them; what was typed is for the other rows.
    void giveUp(const std::vector<Overtaken> &values);

    /// The fields that are typed.
    QStringList typed() const { return m_typed.keys(); }
    /// What is typed in these is on its way to the book; rows that come with it are ours, whatever is typed meanwhile.
    void send(const QStringList &fields);
    /// A row that we wrote, as the book has it now.
    void takeOwn(const QJsonObject &row);
    /// The answer is there, and what comes from now on is somebody's again. `isWritten`: what was sent is typed no longer, also where
    /// the book has it in other words.
    void settle(bool isWritten);
    /// The same of what toJson() gave.
    static QJsonObject settled(QJsonObject json, bool isWritten);

    /// What is to be written of one of the rows (RFC 7396); empty: it is so already.
    QJsonObject patchFor(const QJsonObject &row) const;

    /// What was typed, and over which state, to go on with it after a crash.
    QJsonObject toJson() const;
    void restore(const QJsonObject &json);

private:
    QString keyOf(const QJsonObject &row) const { return row.value(m_key).toString(); }
    bool isSpared(const EditField &field, const QJsonObject &row) const;
    bool isSo(const EditField &field, const QJsonValue &wanted) const;
    bool isOvertaken(const EditField &field, const QJsonObject &row) const;
    void setBase(const EditField &field, const QJsonObject &row);
    void followField(const EditField &field);
    void followLabels(const EditField &field, const QJsonObject &typed);

    std::vector<EditField> m_fields;
    QString m_key;
    std::vector<QJsonObject> m_rows;
    QJsonObject m_typed; ///< by field; of labels an object: whether a row shall have it
    QJsonObject m_base; ///< by key and typed field: what the row had when it was typed
    QJsonObject m_sent; ///< as m_typed: what is on its way
    QHash<QString, QStringList> m_spared; ///< by field: keys of the rows that keep theirs
};

/// What a row has in a field: absent is null, and `disabled` is read from whoever did it.
QJsonValue editedValue(const EditField &field, const QJsonObject &row);

} // namespace hearthbook
