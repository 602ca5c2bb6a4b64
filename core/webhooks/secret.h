#pragma once

#include <QByteArrayView>

#include <vector>

namespace hearthbook {

/// Bytes that are wiped when they are no longer needed. Movable, not copyable: there is one place to wipe.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArrayView bytes) : m_bytes(bytes.begin(), bytes.end()) { }
    ~Secret();
    Secret(Secret &&other) noexcept { m_bytes.swap(other.m_bytes); }
    Secret &operator=(Secret &&other) noexcept;
    Q_DISABLE_COPY(Secret)

    /// As many bytes from the system's random source.
    static Secret random(qsizetype size);
    /// As many zero bytes, to be filled through data().
    static Secret ofSize(qsizetype size);

    bool isEmpty() const { return m_bytes.empty(); }
    qsizetype size() const { return qsizetype(m_bytes.size()); }
    QByteArrayView bytes() const { return { m_bytes.data(), size() }; }
    unsigned char *data() { return reinterpret_cast<unsigned char *>(m_bytes.data()); }
    /// Never null, also where it is empty: C functions are declared so.
    const unsigned char *data() const
    {
        return reinterpret_cast<const unsigned char *>(m_bytes.empty() ? "" : m_bytes.data());
    }

private:
    std::vector<char> m_bytes; ///< never grows: a reallocation would leave its old bytes behind
};

} // namespace hearthbook
