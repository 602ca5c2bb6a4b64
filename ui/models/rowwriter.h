#pragma once

#include "core/source/metadatasource.h"
#include "ui/models/rowedit.h"

#include <QPointer>

#include <functional>

namespace hearthbook {

/// Saves what was typed over rows of one kind: one row by its revision, several in one batch, so that one undo takes all of it
/// back. Where somebody else changed rows meanwhile it goes on if other fields were changed, and asks if they are the same.
/// One edit at a time. Thread: GUI.
class RowWriter : public QObject
{
    Q_OBJECT

public:
    /// What a batch of the API takes.
    static constexpr std::size_t mostRows = 1000;

    enum class Choice { Mine, Theirs, Neither };
    using Chosen = std::function<void(Choice)>;
    /// Shows both versions of the values that were overtaken, and calls `chosen` at once or later, while the writer is there.
    using Asker =
        std::function<void(const RowEdit &edit, const std::vector<Overtaken> &overtaken, const Chosen &chosen)>;

    /// `name`: the field that names a row.
    RowWriter(RowKind kind, QString name, QObject *parent = nullptr);

    void setSource(MetadataSource *source) { m_source = source; }
    void setAsker(Asker asker) { m_ask = std::move(asker); }
    bool isBusy() const { return m_isBusy; }
    /// As people call it.
    QString nameOf(const QJsonObject &row) const;

    /// Ends with one of the signals, also where there is nothing to write.
    void save(const RowEdit &edit);

Q_SIGNALS:
    /// A row as it is after a write.
    void written(const QJsonObject &row);
    /// The user gives these up: somebody else's version stands.
    void givenUp(const std::vector<hearthbook::Overtaken> &values);
    /// `operation` takes it back; `what` as "Rename Kitchen lamp". Comes after written().
    void saved(const QString &what, qint64 operation);
    /// The book has it so already, or their version was chosen.
    void nothingToSave();
    /// It was chosen to look first: what was typed stays.
    void putOff();
    void refused(const hearthbook::Error &why);

private:
    void start();
    void choose(Choice choice, const std::vector<Overtaken> &overtaken);
    void write();
    void writeOne(const QJsonObject &row, const QJsonObject &patch);
    void writeAll(const std::vector<std::pair<QJsonObject, QJsonObject>> &patches);
    void take(const Result<ChangedRow> &answer, const QStringList &keys, const QString &what);
    void tryAgain(const QStringList &keys);
    void follow(const QHash<QString, QJsonObject> &now);
    void giveUp(const std::vector<Overtaken> &values);
    void end(const Result<ChangedRow> &answer, const QString &what);
    void tellRows(const QJsonObject &answer);
    QString whatOf(const QJsonObject &row, const QJsonObject &patch) const;
    template<typename Signal, typename... Values>
    void finish(Signal signal, const Values &...values);

    RowKind m_kind;
    QString m_name;
    QPointer<MetadataSource> m_source;
    Asker m_ask;
    RowEdit m_edit;
    bool m_isBusy = false;
    int m_attempts = 0; ///< at rows whose revisions grow under us
};

} // namespace hearthbook
