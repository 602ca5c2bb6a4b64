#pragma once

#include <QObject>

namespace hearthbook {

/// Something that takes a while and goes on beside the window: it is done in small steps on the GUI's thread, or waits for
/// answers. Ends once, by finished(), or by being deleted: then nothing of it stays. Thread: GUI.
class Job : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// What it does, as "Export of the devices". Plain text.
    virtual QString title() const = 0;
    virtual void start() = 0;
    /// finished() follows, unless it was finished already.
    virtual void cancel() = 0;

    enum class End { Done, Cancelled, Failed };
    Q_ENUM(End)

Q_SIGNALS:
    /// `total` 0: nobody knows.
    void progressed(qint64 done, qint64 total);
    /// `message`: a sentence that says what came of it.
    void finished(hearthbook::Job::End end, const QString &message);
};

} // namespace hearthbook
