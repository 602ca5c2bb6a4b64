#include "app/logline.h"

#include "app/plainline.h"
#include "core/domain/jsonwriter.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss.zzz'Z'"_s);
}

QString categoryOf(const LogEntry &entry)
{
    return entry.category.isEmpty() ? u"default"_s : entry.category;
}

void write(JsonWriter &json, const LogField &field, const LogMask &mask)
{
    json.key(field.name);
    if (const auto *text = std::get_if<QString>(&field.value))
        json.value(mask.masked(*text));
    else if (const auto *number = std::get_if<qint64>(&field.value))
        json.value(*number);
    else
        json.value(std::get<double>(field.value));
}

} // namespace

QString logLevelWord(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return u"DEBUG"_s;
    case QtInfoMsg: return u"INFO"_s;
    case QtWarningMsg: return u"WARNING"_s;
    case QtCriticalMsg:
    case QtFatalMsg: break;
    }
    return u"ERROR"_s;
}

QByteArray textLine(const LogEntry &entry, const LogMask &mask)
{
    QString message = entry.message;
    if (!entry.requestId.isEmpty())
        message += u" request_id="_s + entry.requestId;
    const QString head = u"%1 %2 %3 "_s.arg(timeText(entry.time), logLevelWord(entry.type), categoryOf(entry));
    return (head + plainLine(mask.masked(message))).toUtf8();
}

QByteArray jsonLine(const LogEntry &entry, const LogMask &mask)
{
    JsonWriter json(256);
    json.beginObject().member("time", timeText(entry.time)).member("level", logLevelWord(entry.type));
    json.member("category", categoryOf(entry));
    if (entry.fields.empty()) {
        json.member("message", mask.masked(entry.message));
        if (!entry.requestId.isEmpty())
            json.member("request_id", mask.masked(entry.requestId));
    }
    for (const LogField &field : entry.fields)
        write(json, field, mask);
    return json.endObject().take();
}

} // namespace hearthbook
