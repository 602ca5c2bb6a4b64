#pragma once

#include <QString>

namespace hearthbook {

/// The parts of an http URL behind the host, and what stands before it, as the WHATWG writes them: what is encoded
/// stays so, what must be encoded becomes %XX of its UTF-8.

/// Of `user:password`; the password and its colon are left out where it is empty.
QString encodedUserInfo(QStringView text);
/// With `.` and `..` resolved and `\` taken for `/`; always begins with `/`.
QString encodedPath(QStringView text);
/// Without the `?`.
QString encodedQuery(QStringView text);
/// Without the `#`.
QString encodedFragment(QStringView text);

} // namespace hearthbook
