#pragma once

#include <QHash>
#include <QString>

#include <algorithm>
#include <utility>
#include <vector>

namespace hearthbook {

/// Names of areas by their ids. Cheap to copy.
class AreaNames
{
public:
    AreaNames() = default;
    explicit AreaNames(QHash<QString, QString> names) : m_names(std::move(names)) { }

    /// The id itself where no such area is known.
    QString operator()(const QString &areaId) const { return m_names.value(areaId, areaId); }

    bool operator==(const AreaNames &) const = default;

    /// Ids and names, in the order of the names as people sort them.
    std::vector<std::pair<QString, QString>> sorted() const
    {
        std::vector<std::pair<QString, QString>> out(m_names.keyValueBegin(), m_names.keyValueEnd());
        std::sort(out.begin(), out.end(), [](const auto &a, const auto &b) {
            const int order = QString::localeAwareCompare(a.second, b.second);
            return order != 0 ? order < 0 : a.first < b.first;
        });
        return out;
    }

private:
    QHash<QString, QString> m_names;
};

} // namespace hearthbook
