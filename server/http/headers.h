#pragma once

#include <QByteArray>

#include <utility>
#include <vector>

namespace hearthbook {

/// Header fields in the order they came. Names are kept lower-case; a name may occur several times. Look-ups walk the
/// list: a request has a dozen fields. Not thread-safe, as any value.
class Headers
{
public:
    using Field = std::pair<QByteArray, QByteArray>;

    /// The first value of `name` (lower-case), empty where there is none.
    QByteArray value(QByteArrayView name) const;

    /// All values of `name`, joined by ", " as RFC 9110 5.3 allows for lists.
    QByteArray joined(QByteArrayView name) const;

    bool contains(QByteArrayView name) const { return find(name) != nullptr; }
    int count(QByteArrayView name) const;

    /// Replaces every field of that name by one.
    void set(QByteArrayView name, QByteArray value);

    /// Adds a field and keeps those of the same name.
    void append(QByteArrayView name, QByteArray value);

    void remove(QByteArrayView name);
    void clear() { m_fields.clear(); }
    bool isEmpty() const { return m_fields.empty(); }

    std::vector<Field>::const_iterator begin() const { return m_fields.cbegin(); }
    std::vector<Field>::const_iterator end() const { return m_fields.cend(); }

private:
    const Field *find(QByteArrayView name) const;

    std::vector<Field> m_fields;
};

} // namespace hearthbook
