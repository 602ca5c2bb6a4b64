#pragma once

#include <QObject>
#include <QSettings>

class QSplitter;

namespace hearthbook {

/// Where a splitter was moved to is remembered in the user's settings under `name`. Belongs to the splitter.
class SplitterMemory : public QObject
{
    Q_OBJECT

public:
    /// Brings the splitter to what is remembered; its parts and its sizes at first are set before. `settings` outlive it.
    SplitterMemory(QSplitter &splitter, QSettings &settings, const QString &name);
};

} // namespace hearthbook
