#include "core/storage/bookform.h"

#include "core/storage/csvform.h"
#include "core/storage/jsonform.h"
#include "core/storage/ndjsonform.h"

#include <array>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array formats { std::pair(BookFormat::Ndjson, u"ndjson"), std::pair(BookFormat::Json, u"json"),
                               std::pair(BookFormat::Csv, u"csv") };

} // namespace

QString bookFormatWord(BookFormat format)
{
    for (const auto &[candidate, word] : formats) {
        if (candidate == format)
            return QString::fromUtf16(word);
    }
    return {};
}

std::optional<BookFormat> bookFormatOf(QStringView word)
{
    for (const auto &[format, candidate] : formats) {
        if (word == QStringView(candidate))
            return format;
    }
    return std::nullopt;
}

std::unique_ptr<BookForm> BookForm::make(BookFormat format)
{
    switch (format) {
    case BookFormat::Ndjson: return std::make_unique<NdjsonForm>();
    case BookFormat::Json: return std::make_unique<JsonForm>();
    case BookFormat::Csv: return std::make_unique<CsvForm>();
    }
    return {};
}

void BookForm::beginKind(QByteArray &out, const BookKind &kind, Columns columns)
{
    Q_UNUSED(out)
    Q_UNUSED(kind)
    Q_UNUSED(columns)
}

} // namespace hearthbook
