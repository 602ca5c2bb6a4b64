#pragma once

#include <QByteArrayView>

#include <cstdio>
#include <cstdlib>

namespace hearthbook::fuzz {

/// What must hold for every input; else the run ends with it as a finding.
inline void expect(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

/// An input without its first byte, which chooses what is done with the rest.
struct Chosen
{
    unsigned choice = 0;
    QByteArrayView text = {};
};

inline Chosen chosen(const unsigned char *data, std::size_t size)
{
    if (size == 0)
        return {};
    return { data[0], QByteArrayView(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1) };
}

/// Calls `take` with the text in pieces of `size` bytes.
template<typename Take>
void inPieces(QByteArrayView text, qsizetype size, Take take)
{
    for (qsizetype at = 0; at < text.size(); at += size)
        take(text.sliced(at, qMin(size, text.size() - at)));
}

} // namespace hearthbook::fuzz

/// What libFuzzer calls with each input. The first byte is a choice of the target.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size);
