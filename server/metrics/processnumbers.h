#pragma once

namespace hearthbook {

class MetricsText;

/// Memory, CPU time, open files and start of this process, under the names that Prometheus' own clients use. Where the
/// system does not tell (no /proc) they are left out. Thread: any.
void writeProcessNumbers(MetricsText &text);

} // namespace hearthbook
