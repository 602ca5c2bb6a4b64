#include "core/domain/logcontext.h"

#include <utility>

namespace hearthbook {

namespace {

// Plain pointers: a thread that ends may log after its objects are gone.
thread_local const QByteArray *request = nullptr;
thread_local const LogFields::Make *fields = nullptr;

} // namespace

LogRequest::LogRequest(QByteArray id) : m_id(std::move(id)), m_before(std::exchange(request, &m_id)) { }

LogRequest::~LogRequest()
{
    request = m_before;
}

QByteArray LogRequest::current()
{
    return request ? *request : QByteArray();
}

LogFields::LogFields(Make make) : m_make(std::move(make)), m_before(std::exchange(fields, &m_make)) { }

LogFields::~LogFields()
{
    fields = m_before;
}

std::vector<LogField> LogFields::current()
{
    return fields ? (*fields)() : std::vector<LogField>();
}

} // namespace hearthbook
