#pragma once

#include "core/domain/registryparts.h"
#include "core/storage/registrysync.h"
#include "tests/support/temporarydatabase.h"

namespace hearthbook {

/// JSON lists of the registries, as Home Assistant answers them; a null one was not listed.
struct RegistryTexts
{
    QByteArray devices = {};
    QByteArray entities = {};
    QByteArray areas = {};
    QByteArray labels = {};
    QByteArray integrations = {};
    QByteArray splits = {};
};

inline RegistrySnapshot snapshotOf(const RegistryTexts &texts)
{
    RegistrySnapshot snapshot;
    const auto parsed = [](const QByteArray &json, auto read) {
        const JsonDocument document = must(JsonDocument::parse(json));
        return must(read(document.root()));
    };
    if (!texts.devices.isNull())
        snapshot.devices = must(readDeviceRegistry(texts.devices));
    if (!texts.entities.isNull())
        snapshot.entities = must(readEntities(texts.entities));
    if (!texts.areas.isNull())
        snapshot.areas = parsed(texts.areas, readAreas);
    if (!texts.labels.isNull())
        snapshot.labels = parsed(texts.labels, readLabels);
    if (!texts.integrations.isNull())
        snapshot.integrations = parsed(texts.integrations, readIntegrations);
    if (!texts.splits.isNull())
        snapshot.splits = parsed(texts.splits, readSplits);
    return snapshot;
}

/// Syncs as the writer does: in a transaction, as one operation.
inline SyncReport sync(TemporaryDatabase &db, const RegistryTexts &texts, const RemovalGuard &guard = {},
                       const QString &source = discoverySource.toString())
{
    RegistrySnapshot snapshot = snapshotOf(texts);
    SyncReport report;
    must(db.tryWrite([&](Store &store) {
        report = must(RegistrySync(store, guard).apply(snapshot, source));
        return Result<void>();
    }));
    return report;
}

inline SyncReport approve(TemporaryDatabase &db, const QString &source = discoverySource.toString())
{
    SyncReport report;
    must(db.tryWrite([&](Store &store) {
        report = must(RegistrySync(store).approve(source));
        return Result<void>();
    }));
    return report;
}

/// A guard that lets everything pass.
inline constexpr RemovalGuard unguarded { 100, 1'000'000 };

} // namespace hearthbook
