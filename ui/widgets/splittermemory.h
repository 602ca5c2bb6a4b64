#pragma once

#include <QObject>

class QSplitter;

namespace hearthbook {

class DeskSettings;

/// Where a splitter was moved to is remembered in the user's settings under `name`. Belongs to the splitter.
class SplitterMemory : public QObject
{
    Q_OBJECT

public:
    /// Brings the splitter to what is remembered; its parts and its sizes at first are set before. `settings` outlive it.
    SplitterMemory(QSplitter &splitter, DeskSettings &settings, const QString &name);
};

} // namespace hearthbook
