#pragma once

#include "core/settings/settings.h"

#include <QByteArray>

#include <utility>
#include <vector>

namespace hearthbook {

/// Name and content.
using BundleFile = std::pair<QString, QByteArray>;

/// What somebody needs who helps from afar: findings, versions, settings, numbers. No rows of the book, no names of the home, no
/// addresses of webhooks, no secrets. Changes nothing. Thread: main.
std::vector<BundleFile> bundleFiles(const Settings &settings);

/// `hearthbookd support-bundle [--output FILE]`: writes them into one file (tar, gzip) that its owner alone may read; empty: a new one
/// in the working directory. Prints its name and gives the exit code.
int runSupportBundle(const Settings &settings, const QString &output);

} // namespace hearthbook
