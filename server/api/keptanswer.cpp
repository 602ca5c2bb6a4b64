#include "server/api/keptanswer.h"

#include "server/api/etag.h"
#include "server/http/contentcoding.h"

#include <mutex>

namespace hearthbook {

namespace {

class KeptAnswer
{
public:
    explicit KeptAnswer(std::function<Response()> make) : m_make(std::move(make)) { }

    Response answer(const Request &request)
    {
        std::call_once(m_made, [this] { fill(); });
        return acceptsGzip(request) ? m_coded : m_plain;
    }

private:
    void fill()
    {
        m_plain = m_make();
        m_plain.headers.set("etag", contentEtag(m_plain.body));
        m_plain.headers.set("cache-control", "no-cache");
        Request wantsGzip;
        wantsGzip.headers.append("accept-encoding", "gzip");
        m_coded = m_plain;
        encodeFor(wantsGzip, m_coded);
    }

    std::function<Response()> m_make;
    std::once_flag m_made;
    Response m_plain;
    Response m_coded;
};

} // namespace

SyncHandler keepingAnswer(std::function<Response()> make)
{
    return [kept = std::make_shared<KeptAnswer>(std::move(make))](const Request &request) {
        return kept->answer(request);
    };
}

} // namespace hearthbook
