#pragma once

#include "core/source/channel.h"
#include "core/source/rowkind.h"

#include <QFuture>
#include <QSet>
#include <QStringList>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace hearthbook {

/// What a list is asked for; names are those of the wire.
struct RowQuery
{
    int limit = 200;
    qint64 offset = 0;
    QString sort = {};   ///< a field, with '-' before it for descending; empty: by key
    QString search = {}; ///< in names and ids
    std::vector<std::pair<QString, QStringList>> filters = {}; ///< a field, and what it may be
    QStringList where = {}; ///< conditions, "model~^Hue", see docs/api.md
    QStringList facets = {};
    bool total = false;
    QStringList missing = {}; ///< fields that the rows have no value of
    QString cursor = {};      ///< RowPage::next of the page before, in place of an offset; empty: the first page
    QStringList fields = {};  ///< what is told of a row; empty: all

    bool operator==(const RowQuery &) const = default;
};

/// How often a value of a field occurs.
struct ValueCount
{
    std::optional<QString> value = {}; ///< nothing: rows without one
    qint64 count = 0;
};

/// Rows as the wire has them, with what was asked for beside them.
struct RowPage
{
    std::vector<QJsonObject> rows = {};
    std::optional<qint64> total = {};
    std::vector<std::pair<QString, std::vector<ValueCount>>> facets = {};
    QString next = {}; ///< the cursor of the page after this one; empty: there is none
};

/// A row that was changed, or what else a write answered, and the operation that can be taken back.
struct ChangedRow
{
    QJsonObject row = {};
    std::optional<qint64> operation = {};
};

/// Changes of one row as the wire has them, newest first.
struct HistoryPage
{
    std::vector<QJsonObject> changes = {};
    QString next = {}; ///< the cursor of the older ones; empty: there are none
};

/// What the window works on: a book, in a file or on a server. Answers come later, see whenAnswered(); errors are sentences for
/// people. Thread: the GUI's.
class MetadataSource : public QObject
{
    Q_OBJECT

public:
    explicit MetadataSource(std::unique_ptr<Channel> channel, QObject *parent = nullptr);

    Channel &channel() { return *m_channel; }

    /// Whether every write is refused here, whatever the book would say.
    bool isReadOnly() const { return m_isReadOnly; }
    void setReadOnly(bool readOnly) { m_isReadOnly = readOnly; }

    /// Any call of the API; its body is the answer's, its operation that of a write. Errors: as the answer's status says,
    /// with the fields that a validation names; Forbidden for a write where isReadOnly(); Unavailable.
    QFuture<Result<ChangedRow>> send(const ApiCall &call);

    /// Errors: InvalidInput for what the list cannot be asked; Unavailable.
    QFuture<Result<RowPage>> list(const RowKind &kind, const RowQuery &query);
    /// Of a kind whose rows can be asked for alone. Errors: NotFound, Unavailable.
    QFuture<Result<QJsonObject>> row(const RowKind &kind, const QString &key);
    /// What happened to a row; `cursor` is HistoryPage::next of the page before. Also of a row that was removed. Errors:
    /// NotFound, Unavailable.
    QFuture<Result<HistoryPage>> history(const RowKind &kind, const QString &key, const QString &cursor = {});
    /// Where a row can be read over HTTP: see Channel::address().
    QUrl address(const RowKind &kind, const QString &key) const;
    /// A merge patch (RFC 7396) of a row that is known in `revision`. Errors: Conflict where somebody changed it since;
    /// InvalidInput, NotFound, Unavailable.
    QFuture<Result<ChangedRow>> change(const RowKind &kind, const QString &key, const QJsonObject &patch,
                                       qint64 revision);
    /// Takes an operation back. Errors: Conflict where rows were changed since; NotFound, Unavailable. Gives the operation
    /// that did it.
    QFuture<Result<ChangedRow>> revert(qint64 operation);

    /// Whether the operation was written through this source.
    bool isOwn(qint64 operation) const { return m_own.contains(operation); }

Q_SIGNALS:
    /// isOwn() has another answer for this operation.
    void wrote(qint64 operation);

private:
    void keepOwn(const QFuture<Result<ChangedRow>> &written);

    std::unique_ptr<Channel> m_channel;
    QSet<qint64> m_own;
    bool m_isReadOnly = false;
};

} // namespace hearthbook
