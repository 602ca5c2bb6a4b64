#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <optional>
#include <vector>

namespace hearthbook {

/// Where the rows of a kind stand, and the columns that its journal rows hold: the values of a journalled BookKind.
struct UndoKind
{
    struct Column
    {
        QByteArray name = {};
        bool json = false; ///< holds JSON text
    };

    QString kind = {};
    QByteArray table = {};
    QByteArrayList keys = {}; ///< columns; two are the key with a dot between, and the first holds none
    std::vector<Column> columns = {};
    bool secrets = false; ///< its secrets are in webhook_secrets
    bool owner = false;   ///< entities go with a row of it

    // Statements; ?1 is the former values as a JSON object, ?2 the key. The first two give a row where it is so.
    QByteArray exists() const;
    QByteArray matches() const; ///< it has all former values
    QByteArray remove() const;
    QByteArray update() const; ///< the triggers journal it and raise the revision
    QByteArray insert() const;
    QByteArray rename() const; ///< ?1 is the new key here

    /// The key that a row had before an update with these old values; nothing where it kept its key.
    std::optional<QString> formerKey(const QString &key, const QByteArray &before) const;

private:
    QByteArray where() const;
    QByteArray keyPart(qsizetype index, const QByteArray &parameter) const;
};

/// The kind of that name, as in Change; null where its changes cannot be taken back.
const UndoKind *undoKind(const QString &kind);

} // namespace hearthbook
