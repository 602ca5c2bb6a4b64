#pragma once

#include "core/domain/result.h"
#include "ui/profile.h"

#include <QJsonObject>

#include <functional>

namespace hearthbook {

/// What was typed into one book and is not saved: a file only its user can read. It is written as a whole or not at all, so that a
/// crash leaves no half of one. Thread: any.
class DraftFile
{
public:
    /// None at all where `folder` is empty. Another place of the same profile has a file of its own.
    DraftFile(const QString &folder, const Profile &profile);

    const QString &path() const { return m_path; }
    bool isThere() const;
    /// Empty where there is none, or none that can be read.
    QJsonObject read() const;
    /// An empty object removes the file. Errors: Unavailable, with a sentence.
    Result<void> write(const QJsonObject &drafts) const;
    /// Reads it, and writes what becomes of it, while no other window writes. Errors: as write().
    Result<void> change(const std::function<QJsonObject(const QJsonObject &drafts)> &next) const;

private:
    bool makeFolder() const;
    Result<void> save(const QByteArray &bytes) const;

    QString m_path;
};

} // namespace hearthbook
