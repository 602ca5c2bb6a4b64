#pragma once

#include "core/webhooks/pythonjson.h"

#include <QHash>

namespace hearthbook {

/// Makes a PythonJson of text. simdjson checks the text first but rounds large integers and drops the form of numbers,
/// so they are read here; nothing of the syntax needs to be checked again.
class PythonJsonReader
{
public:
    /// Errors: those of JsonDocument::parse().
    static Result<PythonJson> read(const QByteArray &text);

private:
    explicit PythonJsonReader(const QByteArray &text) : m_text(text) { }

    PythonJson value();
    PythonJson object();
    PythonJson array();
    PythonJson plain();
    QString string();
    void escape(QString &out);

    bool atEnd() const { return m_at >= m_text.size(); }
    char peek() const { return atEnd() ? '\0' : m_text[m_at]; }
    void skipSpace();
    /// Whether another item follows; moves past what separates it. False at the closing bracket, which is passed.
    bool nextItem(char close);

    const QByteArray &m_text;
    qsizetype m_at = 0;
};

} // namespace hearthbook
