#include "core/importers/bookfile.h"
#include "core/importers/localstorage.h"
#include "core/importers/webhooksfile.h"
#include "tests/fuzz/importing.h"

using namespace hearthbook;
using namespace hearthbook::fuzz;
using namespace Qt::StringLiterals;

int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const auto [choice, text] = chosen(data, size);
    const QByteArray bytes = text.toByteArray();
    switch (choice % 3) {
    case 0: expectReasons(readWebhooksFile(bytes, tools())); break;
    case 1: expectReasons(readLocalStorage(bytes, u"default"_s)); break;
    default: expectReasons(readBookFile(bytes, tools())); break;
    }
    return 0;
}
