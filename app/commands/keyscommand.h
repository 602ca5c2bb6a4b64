#pragma once

#include "app/command.h"
#include "core/domain/apikey.h"
#include "core/settings/settings.h"

#include <functional>

namespace hearthbook {

/// A key that `keys add` is to make.
struct KeyRequest
{
    QString name = {};
    KeyScope scope = KeyScope::Read;
    std::optional<Timestamp> expiresAt = {};
};

/// `keys add NAME --scope SCOPE [--expires WHEN]`, `keys list`, `keys revoke NAME|PREFIX`: who may ask a server.
class KeysCommand : public Command
{
public:
    /// What does it, prints what it did and gives the exit code.
    struct Actions
    {
        std::function<int(const Settings &, const KeyRequest &)> add;
        std::function<int(const Settings &)> list;
        std::function<int(const Settings &, const QString &prefixOrName)> revoke;
    };

    explicit KeysCommand(Actions actions);

    void declare(CLI::App &program, CommandLine &line) override;

    /// When a key ends, as 90d, 12h, 2027-01-31 (its begin, UTC) or a time of RFC 3339. Nothing for other text and for what is over.
    static std::optional<Timestamp> expiry(const QString &text, const Timestamp &now = Timestamp::now());

private:
    int add(const Settings &settings) const;

    Actions m_actions;
    QString m_name;
    QString m_scope;
    QString m_expires;
};

} // namespace hearthbook
