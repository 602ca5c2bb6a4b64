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

/// What was typed over one or several rows and is not saved. A value of the book that somebody else changes meanwhile shows
/// through, but where it was typed over. Labels are kept as what is added and what is taken away, so that each row
/// keeps its own others.
class RowEdit
{
public:
    explicit RowEdit(std::vector<EditField> fields = {}) : m_fields(std::move(fields)) { }

    const std::vector<EditField> &fields() const { return m_fields; }
    const std::vector<QJsonObject> &rows() const { return m_rows; }

    /// Begins anew with these rows.
    void begin(std::vector<QJsonObject> rows);
    /// The same rows as they are by now; what was typed stays where it says something else.
    void follow(std::vector<QJsonObject> rows);

    /// What shall be: typed, or what all rows have; nothing where they differ. Of labels: those that all rows shall have.
    std::optional<QJsonValue> value(const EditField &field) const;
    /// Of labels: those that only some rows shall have.
    QStringList partLabels(const EditField &field) const;

    /// What equals the rows as they are counts as not typed. Not for labels.
    void set(const EditField &field, const QJsonValue &value);
    void setLabel(const EditField &field, const QString &label, bool has);
    void forget(const QString &field);
    bool isTyped(const QString &field) const { return m_typed.contains(field); }
    bool isEmpty() const { return m_typed.isEmpty(); }

    /// Typed fields that somebody else changed since, to something else.
    std::vector<EditField> overtaken() const;
    /// From now on what the rows have is known to who types.
    void acknowledge();

    /// What is to be written of one of the rows (RFC 7396); empty: it is so already.
    QJsonObject patchFor(const QJsonObject &row) const;

    /// What was typed, and over which state, to go on with it after a crash.
    QJsonObject toJson() const;
    void restore(const QJsonObject &json);

private:
    void followLabels(const EditField &field, const QJsonObject &typed);

    std::vector<EditField> m_fields;
    std::vector<QJsonObject> m_rows;
    QJsonObject m_typed; ///< by field; of labels an object: whether a row shall have it
    QJsonObject m_base; ///< of the typed fields: what the rows had when it was typed
};

/// What a row has in a field: absent is null, and `disabled` is read from whoever did it.
QJsonValue editedValue(const EditField &field, const QJsonObject &row);

} // namespace hearthbook
