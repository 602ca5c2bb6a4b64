#pragma once

#include <QtGlobal>

namespace hearthbook {

/// Tells the peer that nothing more comes, while reading goes on: QTcpSocket can only close both ways. False where the
/// system refuses.
bool shutdownWriting(qintptr descriptor);

/// Closes a descriptor that no socket object took over.
void closeDescriptor(qintptr descriptor);

} // namespace hearthbook
