#include "core/storage/listcondition.h"
#include "core/storage/listcursor.h"
#include "core/storage/listquery.h"
#include "core/storage/textpattern.h"
#include "core/webhooks/eventfilter.h"
#include "tests/fuzz/fuzz.h"

#include <vector>

using namespace hearthbook;
using namespace hearthbook::fuzz;
using namespace Qt::StringLiterals;

namespace {

const ListShape &shape()
{
    static const ListShape all { .columns = "name",
                                 .from = "things",
                                 .key = "id",
                                 .fields = { textField("name", "name", ListUse::Facet), numberField("count", "count"),
                                             flagField("disabled", "disabled"), presenceField("gone", "gone_at"),
                                             asTime(textField("updated_at", "updated_at")), orderField("id", "id") } };
    return all;
}

void readCondition(const QString &text)
{
    const Result<ListCondition> condition = ListCondition::parse(text, shape());
    if (!condition) {
        expect(!condition.error().message.isEmpty(), "a refusal has a reason");
        return;
    }
    expect(condition->text.count('?') == condition->values.size(), "each value has its place");
}

void readCursor(const QString &text)
{
    const std::optional<ListCursor> cursor = ListCursor::parse(text);
    if (!cursor)
        return;
    const std::optional<ListCursor> again = ListCursor::parse(cursor->toText());
    expect(again && again->id == cursor->id && again->value == cursor->value && again->query == cursor->query
               && again->epoch == cursor->epoch,
           "a cursor is read as it was written");
}

/// What globFits() says, the slow way: row by row of a table.
bool fitsByTable(QStringView glob, QStringView name)
{
    std::vector<bool> fits(std::size_t(name.size()) + 1, false);
    fits[0] = true;
    for (const QChar g : glob) {
        bool before = fits[0];
        fits[0] = g == u'*' && fits[0];
        for (std::size_t n = 1; n < fits.size(); ++n) {
            const bool one = before && (g == u'?' || g == u'*' || g == name[qsizetype(n) - 1]);
            before = fits[n];
            fits[n] = g == u'*' ? fits[n] || fits[n - 1] || one : one;
        }
    }
    return fits.back();
}

void readGlob(const QString &text)
{
    const qsizetype at = text.indexOf(u'\n');
    const QStringView glob = QStringView(text).first(std::max<qsizetype>(at, 0));
    const QStringView name = QStringView(text).sliced(at + 1);
    if (glob.size() < 200 && name.size() < 200)
        expect(globFits(glob, name) == fitsByTable(glob, name), "a glob fits as its definition says");
}

void readPattern(const QString &text)
{
    const qsizetype at = text.indexOf(u'\n');
    const QString pattern = text.first(std::max<qsizetype>(at, 0));
    if (TextPattern::wrong(pattern))
        return;
    const QByteArray searched = text.sliced(at + 1).toUtf8();
    std::ignore = TextPattern(pattern).isIn(std::string_view(searched.constData(), std::size_t(searched.size())));
}

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const auto [choice, bytes] = chosen(data, size);
    const QString text = QString::fromUtf8(bytes);
    switch (choice % 4) {
    case 0: readCondition(text); break;
    case 1: readCursor(text); break;
    case 2: readGlob(text); break;
    default: readPattern(text); break;
    }
    return 0;
}
