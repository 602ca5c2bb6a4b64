#pragma once

#include "core/domain/heldlisting.h"
#include "core/domain/registrysnapshot.h"
#include "core/storage/removalguard.h"
#include "core/storage/store.h"

namespace hearthbook {

/// What a whole listing did to the rows of one kind. `rejected` has the rows that the store refused; those that could not
/// be read are in the listing.
struct SyncedKind : UpsertReport
{
    qsizetype gone = 0; ///< devices and entities: marked, because they are no longer listed
    qsizetype removed = 0; ///< areas, labels and integrations that are no longer listed
    qsizetype rejectedCount = 0; ///< rows that could not be read or stored
};

/// What a whole listing did. All zeros where it is held.
struct SyncReport
{
    SyncedKind areas = {};
    SyncedKind labels = {};
    SyncedKind integrations = {};
    SyncedKind devices = {};
    SyncedKind entities = {};
    qsizetype moved = 0; ///< devices that have a new id
    std::optional<HeldListing> held = {}; ///< refused: nothing of it was written, it waits for approval
};

/// Takes whole listings of the registries (docs/adr/0009). Thread: the store's.
class RegistrySync
{
public:
    explicit RegistrySync(Store &store, const RemovalGuard &guard = {}) : m_store(store), m_guard(guard) { }

    /// Writes what was listed, and marks or removes what was not, in the caller's transaction and operation: all or nothing,
    /// as one operation of the journal. A listing that lacks too much is kept as held under `source` instead, in the same
    /// transaction: the caller commits then as well. One that passes forgets what was held under `source`. The
    /// snapshot's devices are put in order, parents first, and get their integration.
    /// Errors: StorageFull, Busy, Corrupt.
    Result<SyncReport> apply(RegistrySnapshot &snapshot, const QString &source);

    /// Takes the listing that is held under `source`, whatever it lacks. Rows that came to be after it stay as they are.
    /// Errors: NotFound where none is held; as apply().
    Result<SyncReport> approve(const QString &source);

private:
    Store &m_store;
    RemovalGuard m_guard;
};

/// The source of what hearthbookd listed itself.
inline constexpr QStringView discoverySource = u"discovery";

/// What to call the operations, in Origin::what. Webhooks hear of them as sync.completed.
inline constexpr QStringView syncOperation = u"registry.sync";
inline constexpr QStringView approveOperation = u"registry.approve";
/// What an operation that held a listing is called instead.
inline constexpr QStringView heldOperation = u"registry.hold";

} // namespace hearthbook
