#pragma once

#include <QJsonObject>
#include <QString>

#include <vector>

namespace hearthbook {

/// What became of one entry of a source.
struct ImportLine
{
    enum Outcome { Rejected, Changed, Added, Ignored, Unchanged };

    Outcome outcome = Unchanged;
    QString id = {};     ///< empty: the whole source
    QString reason = {}; ///< a sentence; may be empty
};

/// What an import did, or would do.
struct ImportResult
{
    bool isPreview = false;
    qint64 added = 0;
    qint64 changed = 0;
    qint64 unchanged = 0;
    qint64 rejected = 0;
    qint64 ignored = 0;
    qint64 gone = 0;        ///< rows of the book that a whole listing lacks
    qint64 wouldRemove = 0; ///< as many are too many: such a listing is held until somebody approves it
    std::vector<ImportLine> lines = {}; ///< those that matter first
    std::vector<qint64> operations = {}; ///< those that can be taken back, oldest first

    /// Adds what POST /api/imports/… answered, or GET /api/imports/{id}.
    void addReport(const QJsonObject &report);
    /// Adds what POST /internal/devices/bulk_upsert or …/entities/… answered.
    void addListing(const QJsonObject &answer);
    /// Adds what POST /api/discovery/approve answered.
    void addApproved(const QJsonObject &answer);

    /// Whether anything was written, or would be.
    bool changesSomething() const { return added + changed + gone > 0; }
    /// "2 added, 1 refused"; where the source had nothing: "nothing".
    QString counts() const;
    /// The same as a sentence.
    QString summary() const;
    /// The summary, and a line an entry but of those that are unchanged; as people copy it.
    QString text() const;
};

/// "added", "refused" …
QString outcomeText(ImportLine::Outcome outcome);

} // namespace hearthbook
