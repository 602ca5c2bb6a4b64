#pragma once

#include <QString>

#include <vector>

namespace hearthbook {

/// How bad a finding is.
enum class Severity {
    Note,    ///< worth knowing; may be meant so
    Warning, ///< works, but something is at risk
    Error    ///< does not work, or loses something
};

/// "note", "warning" or "error".
QString severityWord(Severity severity);

/// What can be found. The code is a contract with scripts and docs/doctor.md.
struct FindingKind
{
    QString code = {};
    Severity severity = Severity::Note;
    QString meaning = {}; ///< what is wrong, in a few words
    QString remedy = {};  ///< what to do, a sentence without full stop
};

/// All that the doctor looks for, in the order of docs/doctor.md.
const std::vector<FindingKind> &findingKinds();

/// What was found. Never holds a secret.
struct Finding
{
    const FindingKind *kind = nullptr; ///< of findingKinds()
    QString found = {};                ///< what exactly, a sentence without full stop
};

using Findings = std::vector<Finding>;

/// Puts what else was found behind it.
void append(Findings &to, const Findings &more);

/// Of the kind with that code, which must be there.
Finding finding(QStringView code, const QString &found);

} // namespace hearthbook
