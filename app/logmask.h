#pragma once

#include "core/settings/settings.h"

#include <QStringList>

namespace hearthbook {

/// Takes out of a text what opens something: the secrets it was made with, API keys and webhook secrets by their form, what follows
/// `Bearer`, `Basic` or a name such as `token=`, user and password in URLs and the values of their queries. Thread-safe.
class LogMask
{
public:
    /// A secret shorter than this is left in: it would be found in ordinary words, and each hole would tell it.
    static constexpr qsizetype shortest = 4;

    explicit LogMask(const QStringList &secrets = {});

    /// The secrets in force, and the passwords in their URLs.
    static LogMask of(const Settings &settings);

    QString masked(const QString &text) const;

private:
    QStringList m_secrets; ///< in every form in which they may be written, longest first
};

} // namespace hearthbook
