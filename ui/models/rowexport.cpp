#include "ui/models/rowexport.h"

#include "core/source/whenanswered.h"
#include "ui/plaintext.h"

#include <QDir>
#include <QFileInfo>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// Who changes without a pause does not keep it for ever.
constexpr int mostPasses = 3;

} // namespace

RowExport::RowExport(MetadataSource &source, RowView view, const QString &path, FileForm form, QObject *parent)
    : Job(parent), m_source(&source), m_view(std::move(view)), m_form(form, m_view.columns, m_view.areas), m_file(path)
{
    m_view.query.limit = pageRows;
    m_view.query.offset = 0;
    m_view.query.facets.clear();
    m_view.query.fields = { m_view.kind.key };
    for (const Column &column : m_view.columns) {
        if (!m_view.query.fields.contains(column.field))
            m_view.query.fields += column.field;
    }
    connect(&source.channel(), &Channel::happened, this, [this](const BookEvent &event) {
        m_hasChanged = m_hasChanged || (event.kind == m_view.kind.kind && event.action() != u"remove");
    });
    connect(&source.channel(), &Channel::missed, this, [this] { m_hasChanged = true; });
}

QString RowExport::title() const
{
    return tr("Export: %1").arg(m_view.title);
}

void RowExport::start()
{
    if (!m_file.open(QIODevice::WriteOnly)) {
        failWriting();
        return;
    }
    if (write(m_form.begin()))
        readPage({});
}

void RowExport::cancel()
{
    end(End::Cancelled, tr("The export was cancelled; nothing was written."));
}

void RowExport::readPage(const QString &cursor)
{
    if (!m_source) {
        end(End::Failed, tr("The export ended, and nothing was written: the book was closed."));
        return;
    }
    if (cursor.isEmpty()) {
        ++m_passes;
        m_hasChanged = false;
    }
    RowQuery query = m_view.query;
    query.cursor = cursor;
    query.total = cursor.isEmpty();
    whenAnswered(m_source->list(m_view.kind, query), this, [this](const Result<RowPage> &page) {
        if (m_isOver)
            return;
        if (page)
            takePage(*page);
        else
            end(End::Failed, tr("The export ended, and nothing was written: %1").arg(page.error().message));
    });
}

void RowExport::takePage(const RowPage &page)
{
    m_total = std::max(m_total, page.total.value_or(0));
    QByteArray bytes;
    for (const QJsonObject &row : page.rows) {
        const QString key = row.value(m_view.kind.key).toString();
        if (m_written.contains(key))
            continue;
        m_written.insert(key);
        bytes += m_form.row(row);
    }
    if (!write(bytes))
        return;
    Q_EMIT progressed(m_written.size(), m_total);
    if (page.next.isEmpty())
        endOfList();
    else
        readPage(page.next);
}

void RowExport::endOfList()
{
    if (m_hasChanged && m_passes < mostPasses) {
        readPage({});
        return;
    }
    if (!write(m_form.end()))
        return;
    if (m_file.commit())
        end(End::Done,
            tr("%n row(s) were written to %1.", nullptr, int(m_written.size()))
                .arg(oneLine(QDir::toNativeSeparators(m_file.fileName()))));
    else
        failWriting();
}

bool RowExport::write(const QByteArray &bytes)
{
    if (m_file.write(bytes) == bytes.size() && m_file.flush())
        return true;
    failWriting();
    return false;
}

void RowExport::failWriting()
{
    end(End::Failed,
        tr("%1 cannot be written: %2. Choose another folder, or make room there.")
            .arg(oneLine(QDir::toNativeSeparators(m_file.fileName())), m_file.errorString()));
}

void RowExport::end(End end, const QString &message)
{
    if (std::exchange(m_isOver, true))
        return;
    if (end != End::Done)
        m_file.cancelWriting();
    Q_EMIT finished(end, message);
}

} // namespace hearthbook
