#pragma once

#include <QtGlobal>

namespace hearthbook {

/// Tells the peer that nothing more comes, while reading goes on: QTcpSocket can only close both ways. False where the
/// system refuses.
bool shutdownWriting(qintptr descriptor);

/// Another descriptor of the same socket, which stays open until both are closed. -1 where there is none to be had.
qintptr duplicateDescriptor(qintptr descriptor);

/// Closes a descriptor that no socket object took over.
void closeDescriptor(qintptr descriptor);

} // namespace hearthbook
