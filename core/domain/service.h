#pragma once

#include <QByteArray>
#include <QString>

namespace hearthbook {

/// A service (action) that Home Assistant offers.
struct ServiceDefinition
{
    QString domain = {};
    QString service = {};
    QByteArray definition = "{}"; ///< JSON object: name, description, fields, target, …
};

} // namespace hearthbook
