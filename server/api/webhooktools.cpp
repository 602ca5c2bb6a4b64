#include "server/api/webhooktools.h"

#include "core/webhooks/secretbox.h"

namespace hearthbook {

namespace {

/// The key, once it was needed.
class Key
{
public:
    explicit Key(QString file) : m_file(std::move(file)) { }

    /// To open what was sealed; never makes a key.
    const SecretBox *toOpen()
    {
        if (!m_box)
            std::ignore = take(SecretKey::load(m_file));
        return m_box ? &*m_box : nullptr;
    }

    Result<const SecretBox *> toSeal(WebhookTools::Key key)
    {
        const bool mayBeMade = key == WebhookTools::Key::MayBeMade;
        Result<void> ready;
        if (!m_box)
            ready = take(mayBeMade ? SecretKey::loadOrCreate(m_file) : SecretKey::load(m_file));
        return ready ? Result<const SecretBox *>(&*m_box) : failure(ready);
    }

private:
    Result<void> take(Result<SecretKey> key)
    {
        if (!key)
            return failure(key);
        m_box.emplace(std::move(*key));
        return {};
    }

    QString m_file;
    std::optional<SecretBox> m_box;
};

Result<QString> checkedUrl(const QString &url, const TargetPolicy &policy)
{
    const Result<TargetUrl> target = TargetUrl::parse(url);
    const Result<void> allowed = target ? policy.checkUrl(*target) : failure(target);
    return allowed ? Result<QString>(target->text()) : failure(allowed);
}

} // namespace

WebhookTools webhookTools(const QString &keyFile, const TargetPolicy &policy)
{
    const auto key = std::make_shared<Key>(keyFile);
    WebhookTools tools;
    tools.checkUrl = [policy](const QString &url) { return checkedUrl(url, policy); };
    tools.seal = [key](const QString &webhookId, const QByteArray &secret,
                       WebhookTools::Key made) -> Result<QByteArray> {
        const Result<const SecretBox *> box = key->toSeal(made);
        return box ? Result<QByteArray>((*box)->seal(webhookId, Secret(secret))) : failure(box);
    };
    tools.isSecret = [key](const QString &webhookId, const QByteArray &sealed, const QByteArray &secret) {
        const SecretBox *box = key->toOpen();
        const Result<Secret> opened = box ? box->open(webhookId, sealed)
                                          : Result<Secret>(failure(ErrorCode::NotFound, {}));
        return opened && opened->bytes() == QByteArrayView(secret);
    };
    return tools;
}

} // namespace hearthbook
