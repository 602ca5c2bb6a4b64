#include "app/logging.h"

#include <QLoggingCategory>

#include <cstdio>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

QByteArrayView word(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return "DEBUG";
    case QtInfoMsg: return "INFO";
    case QtWarningMsg: return "WARNING";
    case QtCriticalMsg:
    case QtFatalMsg: break;
    }
    return "ERROR";
}

QByteArray escaped(const QString &message)
{
    QByteArray out;
    for (const char c : message.toUtf8()) {
        if (c == '\n')
            out += "\\n";
        else if ((static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f)
            out += "\\x" + QByteArray(1, c).toHex();
        else
            out += c;
    }
    return out;
}

void handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QByteArray line = logLine(QDateTime::currentDateTimeUtc(), type, context.category, message) + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
    std::fflush(stderr);
}

} // namespace

QByteArray logLine(const QDateTime &time, QtMsgType type, const char *category, const QString &message)
{
    QByteArray line = time.toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss.zzz'Z'"_s).toLatin1();
    line += ' ';
    line += word(type);
    line += ' ';
    line += category ? category : "default";
    line += ' ';
    return line + escaped(message);
}

QString logRules(const QString &level, bool access)
{
    static constexpr QStringView levels[] = { u"DEBUG", u"INFO", u"WARNING", u"ERROR" };
    QString rules;
    for (const QStringView lower : levels) {
        if (lower == level)
            break;
        rules += u"*.%1=false\n"_s.arg(lower.toString().toLower());
    }
    if (access)
        rules += u"hearthbook.http.access.info=true\n"_s;
    return rules;
}

void setLogLevel(const QString &level, bool access)
{
    QLoggingCategory::setFilterRules(logRules(level, access));
}

void installLogging(const QString &level, bool access)
{
    setLogLevel(level, access);
    qInstallMessageHandler(handle);
}

} // namespace hearthbook
