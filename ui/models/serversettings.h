#pragma once

#include "core/source/bookserver.h"

namespace hearthbook {

class DeskSettings;

/// How the user wants the server of one file, remembered. Thread: GUI.
class ServerSettings
{
public:
    /// `settings` outlive it; `place`: the path of the file.
    ServerSettings(DeskSettings &settings, const QString &place);

    ServerWish wish() const;
    void setWish(const ServerWish &wish);
    /// Whether it starts when the book is opened.
    bool isAtOpening() const;
    void setAtOpening(bool isWanted);

private:
    QString name(const QString &what) const;

    DeskSettings &m_settings;
    QString m_group;
};

} // namespace hearthbook
