#include "app/doctor/tarfile.h"

#include <algorithm>
#include <numeric>

namespace hearthbook {

namespace {

constexpr qsizetype block = 512;

/// Where the fields of a header stand, and how long they are.
struct Field
{
    qsizetype at = 0;
    qsizetype size = 0;
};

constexpr Field nameField { 0, 100 };
constexpr Field modeField { 100, 8 };
constexpr Field ownerField { 108, 8 };
constexpr Field groupField { 116, 8 };
constexpr Field sizeField { 124, 12 };
constexpr Field timeField { 136, 12 };
constexpr Field sumField { 148, 8 };
constexpr Field typeField { 156, 1 };
constexpr Field magicField { 257, 8 };

void put(QByteArray &header, const Field &field, QByteArrayView text)
{
    std::copy_n(text.begin(), std::min(text.size(), field.size), header.begin() + field.at);
}

/// Octal digits and a zero byte.
void putNumber(QByteArray &header, const Field &field, qint64 number)
{
    put(header, field, QByteArray::number(number, 8).rightJustified(field.size - 1, '0'));
}

} // namespace

void TarFile::add(const QString &name, const QByteArray &content)
{
    QByteArray header(block, '\0');
    put(header, nameField, name.toLatin1());
    putNumber(header, modeField, 0600);
    putNumber(header, ownerField, 0);
    putNumber(header, groupField, 0);
    putNumber(header, sizeField, content.size());
    putNumber(header, timeField, m_time.toSecsSinceEpoch());
    put(header, typeField, "0");
    put(header, magicField, QByteArrayView("ustar\00000", 8));
    put(header, sumField, "        "); // counts as blanks
    const int sum = std::accumulate(header.begin(), header.end(), 0, [](int all, char c) { return all + uchar(c); });
    put(header, sumField, QByteArray::number(sum, 8).rightJustified(6, '0') + QByteArray(1, '\0') + ' ');
    m_bytes += header + content;
    m_bytes += QByteArray((block - content.size() % block) % block, '\0');
}

QByteArray TarFile::finished() const
{
    return m_bytes + QByteArray(2 * block, '\0');
}

} // namespace hearthbook
