#include "core/storage/bookexport.h"

#include "core/domain/textrules.h"
#include "core/storage/bookkinds.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype pieceSize = 64 * 1024;
constexpr char sealedSecret[] =
    "(SELECT sealed FROM webhook_secrets AS secrets WHERE secrets.webhook_id = webhooks.webhook_id)";

Result<void> checkKinds(const BookSelection &selection)
{
    for (const QString &word : selection.kinds) {
        if (!bookKind(word))
            return failure(ErrorCode::InvalidInput,
                           u"There is no kind %1: known are %2"_s.arg(word, bookKindWords().join(u", "_s)));
    }
    if (selection.format == BookFormat::Csv && selection.kinds.size() != 1)
        return failure(ErrorCode::InvalidInput,
                       u"CSV holds one kind of rows: name one of %1"_s.arg(bookKindWords().join(u", "_s)));
    return {};
}

} // namespace

Result<std::unique_ptr<BookExport>> BookExport::begin(Connection &connection, BookSelection selection)
{
    const Result<void> checked = checkKinds(selection);
    if (!checked)
        return failure(checked);
    return std::unique_ptr<BookExport>(new BookExport(connection, std::move(selection)));
}

BookExport::BookExport(Connection &connection, BookSelection selection)
    : m_connection(connection), m_snapshot(connection), m_selection(std::move(selection)),
      m_form(BookForm::make(m_selection.format))
{
    connection.number("SELECT count(*) FROM meta"); // the first read of a transaction fixes its state
    for (const BookKind &kind : bookKinds()) {
        if (m_selection.kinds.isEmpty() || m_selection.kinds.contains(kind.kind))
            m_counts.emplace_back(&kind, 0);
    }
}

Result<QByteArray> BookExport::next()
{
    QByteArray out;
    out.reserve(pieceSize + pieceSize / 4);
    if (!m_begun)
        m_form->begin(out);
    m_begun = true;
    while (!m_ended && out.size() < pieceSize) {
        const Result<void> done = advance(out);
        if (!done)
            return failure(done);
    }
    return out;
}

/// One row further, or over the end of a kind.
Result<void> BookExport::advance(QByteArray &out)
{
    if (m_at == m_counts.size()) {
        m_form->end(out);
        m_ended = true;
        return {};
    }
    auto &[kind, count] = m_counts[m_at];
    if (!m_rows)
        beginKind(out, *kind);
    const Result<bool> row = m_rows->step();
    if (!row)
        return failure(row);
    if (*row) {
        ++count;
        return writeRow(out, *kind);
    }
    m_form->endKind(out);
    m_rows.reset();
    ++m_at;
    return {};
}

void BookExport::beginKind(QByteArray &out, const BookKind &kind)
{
    const bool secrets = m_selection.openSecret && kind.kind == u"webhook";
    m_rows.emplace(m_connection.statement(kind.select(secrets ? sealedSecret : QByteArray())));
    m_columns = kind.columns;
    if (secrets)
        m_columns.push_back({ .name = "secret" });
    m_form->beginKind(out, kind, m_columns);
}

Result<void> BookExport::writeRow(QByteArray &out, const BookKind &kind)
{
    m_cells.clear();
    for (int i = 0; i < int(m_columns.size()); ++i)
        m_cells.push_back(m_rows->column(i));
    if (m_columns.size() == kind.columns.size() || !m_cells.back().data()) {
        m_form->row(out, kind, m_columns, m_cells);
        return {};
    }
    const Result<QByteArray> secret = openedSecret();
    if (!secret)
        return failure(secret);
    m_cells.back() = view(*secret);
    m_form->row(out, kind, m_columns, m_cells);
    return {};
}

Result<QByteArray> BookExport::openedSecret()
{
    const std::string_view sealed = m_cells.back();
    const QString id = text(m_cells.front());
    const Result<QByteArray> opened = m_selection.openSecret(id, QByteArray(sealed.data(), qsizetype(sealed.size())));
    if (!opened)
        return opened;
    if (!QByteArrayView(*opened).isValidUtf8())
        return failure(ErrorCode::Corrupt, u"The secret of webhook %1 is no text"_s.arg(id));
    return opened;
}

} // namespace hearthbook
