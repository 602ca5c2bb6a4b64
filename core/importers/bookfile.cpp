#include "core/importers/bookfile.h"

#include "core/domain/mergepatch.h"
#include "core/domain/textrules.h"
#include "core/importers/bookline.h"
#include "core/storage/bookform.h"
#include "core/storage/bookkinds.h"

#include <QHash>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr char jsonForm[] = R"({"format":"hearthbook",)";

/// The lines of a text one after the other, with their numbers; blank ones are passed over.
class Lines
{
public:
    explicit Lines(const QByteArray &text) : m_rest(text) { }

    /// False at the end.
    bool next()
    {
        while (!m_rest.isEmpty()) {
            const qsizetype end = m_rest.indexOf('\n');
            m_line = (end < 0 ? m_rest : m_rest.first(end)).trimmed();
            m_rest = end < 0 ? QByteArrayView() : m_rest.sliced(end + 1);
            ++m_number;
            if (!m_line.isEmpty())
                return true;
        }
        return false;
    }

    /// Lives as long as the text.
    QByteArray line() const { return QByteArray::fromRawData(m_line.data(), m_line.size()); }
    qint64 number() const { return m_number; }
    bool hasMore() const { return !m_rest.trimmed().isEmpty(); }

private:
    QByteArrayView m_rest;
    QByteArrayView m_line;
    qint64 m_number = 0;
};

/// Why nothing can be read of a file that begins so; empty where it can.
QString headProblem(const QByteArray &head)
{
    const QString foreign = u"The file is no NDJSON export of Hearthbook: its first line does not say so"_s;
    const Result<JsonDocument> document = JsonDocument::parse(head);
    if (!document)
        return head.startsWith(jsonForm) ? u"The file is an export as JSON; import takes NDJSON"_s : foreign;
    std::string_view format;
    int64_t version = 0;
    if (document->root()["format"].get_string().get(format) != simdjson::SUCCESS || format != bookFormatName
        || document->root()["version"].get_int64().get(version) != simdjson::SUCCESS || version < 1)
        return foreign;
    if (version > bookFormatVersion)
        return u"The file has version %1 of the format, and this Hearthbook knows up to %2: update it first"_s
            .arg(version)
            .arg(bookFormatVersion);
    return {};
}

bool isEnd(const QByteArray &line)
{
    constexpr qsizetype longest = 64; // every other line is longer
    if (line.size() > longest)
        return false;
    const Result<JsonDocument> document = JsonDocument::parse(line);
    bool end = false;
    return document && document->root()["end"].get_bool().get(end) == simdjson::SUCCESS && end;
}

class BookReader
{
public:
    explicit BookReader(const WebhookTools &tools) : m_tools(tools) { }

    ImportPlan read(const QByteArray &text);

private:
    void add(const QByteArray &line, qint64 number);
    bool isFirst(const QString &what, qint64 number);

    const WebhookTools &m_tools;
    ImportPlan m_plan;
    QHash<QString, qint64> m_lines; ///< of each row, and of each registry_id
};

ImportPlan BookReader::read(const QByteArray &text)
{
    m_plan.bookText = text;
    Lines lines(m_plan.bookText);
    if (!lines.next())
        return unreadablePlan(u"The file is empty"_s);
    if (const QString problem = headProblem(lines.line()); !problem.isEmpty())
        return unreadablePlan(problem);
    bool ended = false;
    while (!ended && !m_plan.hasTooManyLeft() && lines.next()) {
        ended = isEnd(lines.line());
        if (!ended)
            add(lines.line(), lines.number());
    }
    if (m_plan.hasTooManyLeft())
        return std::move(m_plan);
    if (!ended)
        return unreadablePlan(u"The file is cut short: its last line is not {\"end\":true}"_s);
    if (lines.hasMore())
        return unreadablePlan(u"The file goes on after its end in line %1"_s.arg(lines.number()));
    const auto place = [](const BookEntry &entry) { return entry.row.kind - bookKinds().data(); };
    std::stable_sort(m_plan.book.begin(), m_plan.book.end(),
                     [&](const BookEntry &a, const BookEntry &b) { return place(a) < place(b); });
    m_plan.hash = sourceHash(text);
    return std::move(m_plan);
}

void BookReader::add(const QByteArray &line, qint64 number)
{
    Result<BookEntry> entry = readBookLine(line, m_tools);
    if (!entry)
        return m_plan.reject(linePlace(number), entry.error().message);
    const QString row = entry->row.kind->kind + u' ' + entry->id;
    if (!isFirst(row, number) || (entry->registryId && !isFirst(u"registry_id "_s + *entry->registryId, number)))
        return;
    entry->line = number;
    m_plan.book.push_back(std::move(*entry));
}

bool BookReader::isFirst(const QString &what, qint64 number)
{
    const qint64 known = m_lines.value(what);
    if (known > 0)
        m_plan.reject(linePlace(number), u"%1 stands in line %2 already"_s.arg(what).arg(known));
    else
        m_lines.insert(what, number);
    return known == 0;
}

} // namespace

ImportPlan readBookFile(const QByteArray &text, const WebhookTools &tools)
{
    const QByteArray plain = text.startsWith("\xef\xbb\xbf") ? text.sliced(3) : text;
    return BookReader(tools).read(plain);
}

} // namespace hearthbook
