#pragma once

#include "core/source/metadatasource.h"
#include "ui/models/column.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QPointer>
#include <QSet>
#include <QTimer>

namespace hearthbook {

/// A list of any length: the source sorts, filters and counts it, and gives the rows that are looked at, a window at a time.
/// Rows that are not there yet are empty. It follows the book: rows changed elsewhere are read again. Who holds on to a row that was
/// read, by a persistent index, holds that row wherever it moves to, or nothing where its new place is not known: never another
/// row. Thread: GUI.
class RowModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int windowRows = 200;

    enum Role {
        KeyRole = Qt::UserRole,
        RowRole,
        IconRole, ///< of the first column: the name of an icon
    };

    /// The source outlives it, or is taken away by setSource(nullptr).
    RowModel(RowKind kind, std::vector<Column> columns, QObject *parent = nullptr);

    void setSource(MetadataSource *source);
    bool hasSource() const { return !m_source.isNull(); }
    /// None before setSource().
    MetadataSource *source() const { return m_source; }
    const RowKind &kind() const { return m_kind; }
    const AreaNames &areaNames() const { return m_areas; }
    void setAreaNames(AreaNames names);
    /// What is asked for; limit and offset are the model's own. The old rows stay until the new ones are there, and where the
    /// source refuses the query.
    void setQuery(RowQuery query);
    const RowQuery &query() const { return m_query; }
    /// A row as it is now, from who wrote it.
    void take(const QJsonObject &row);
    /// Reads what is shown anew.
    void refresh();
    /// Shows the same rows again: "3 min ago" is another text by now. Done by itself each minute.
    void retell();

    const std::vector<Column> &columns() const { return m_columns; }
    /// The row of a key among those that are loaded, or -1.
    int rowOf(const QString &key) const;
    /// Empty where it is not loaded.
    QJsonObject rowAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// A query or a refresh was answered; facets as asked for.
    void loaded(const hearthbook::RowPage &page);
    void failed(const QString &message);
    /// One of the query's conditions is one that the source does not take; query() is the one before again.
    void refused(const hearthbook::Error &error);
    /// A row that is shown was changed elsewhere.
    void rowChanged(int row);

private:
    using Window = std::vector<QJsonObject>;
    /// Windows that are read together, to stand in place of all that were there.
    struct Reading
    {
        RowQuery query = {};
        QHash<int, Window> windows = {};
        std::optional<RowPage> first = {}; ///< with the total and the facets
        qsizetype left = 0; ///< answers to come
    };

    QList<int> windowsInUse() const;
    void readAnew(const QList<int> &windows);
    static RowQuery windowOf(RowQuery query, int window, bool isFirst);
    void want(int window) const;
    void readWanted();
    void readWindow(int window);
    void takeAnew(const Reading &reading);
    void replaceWindows(const QHash<int, Window> &windows, int kept);
    void forgetWindows();
    void giveUp(const Error &error);
    void takeWindow(int window, const Window &rows);
    void setRowCount(int count);
    void noticeChange(const BookEvent &event);
    void readRow(const QString &key);
    bool putRow(int at, const QJsonObject &row);
    void takeRow(const QString &key, const QJsonObject &row);
    const QJsonObject *loadedRow(int row) const;

    RowKind m_kind;
    std::vector<Column> m_columns;
    AreaNames m_areas;
    QPointer<MetadataSource> m_source;
    RowQuery m_query; ///< asked last
    RowQuery m_answered; ///< whose rows are there
    int m_rows = 0;
    quint64 m_generation = 0; ///< answers to older questions are dropped
    QHash<int, Window> m_windows;
    QSet<int> m_asked; ///< windows under way
    mutable QList<int> m_wanted; ///< windows that were looked at and are not there, newest first
    mutable QTimer m_wantedSoon;
    mutable int m_seen = 0; ///< the window that was looked at last
    QTimer m_soon; ///< gathers changes that come together
    QSet<QString> m_changed; ///< keys of rows to be read again
    bool m_isStale = false; ///< rows came or went
    QTimer m_minute;
};

} // namespace hearthbook
