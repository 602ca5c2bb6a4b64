#pragma once

#include "core/source/metadatasource.h"
#include "ui/models/job.h"
#include "ui/models/rowformat.h"

#include <QPointer>
#include <QSaveFile>
#include <QSet>

namespace hearthbook {

/// Which rows a list shows, and how.
struct RowView
{
    RowKind kind = {};
    QString title = {}; ///< of the list
    RowQuery query = {};
    std::vector<Column> columns = {};
    AreaNames areas = {};
};

/// Writes all rows that a view shows into a file, page by page. The file is there when all is written, and as it was before
/// otherwise. No row is in it twice; where rows changed meanwhile, the list is read once more for those that moved out of the way
/// of the pages.
class RowExport : public Job
{
    Q_OBJECT

public:
    static constexpr int pageRows = 1000;

    RowExport(MetadataSource &source, RowView view, const QString &path, FileForm form, QObject *parent = nullptr);

    QString title() const override;
    void start() override;
    void cancel() override;

private:
    void readPage(const QString &cursor);
    void takePage(const RowPage &page);
    void endOfList();
    bool write(const QByteArray &bytes);
    void end(End end, const QString &message);
    void failWriting();

    QPointer<MetadataSource> m_source;
    RowView m_view;
    RowFormat m_form;
    QSaveFile m_file;
    QSet<QString> m_written; ///< keys
    qint64 m_total = 0;
    int m_passes = 0; ///< times that the list was read
    bool m_hasChanged = false; ///< since this pass began
    bool m_isOver = false;
};

} // namespace hearthbook
