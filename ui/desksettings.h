#pragma once

#include <QHash>
#include <QObject>
#include <QSettings>
#include <QThread>
#include <QVariant>

#include <functional>
#include <memory>

namespace hearthbook {

/// What the window remembers of itself. Its file is written by a thread of its own: QSettings waits for the disk with each change,
/// for which a slow one takes longer than a window may stand still. Everything is called in the GUI's thread.
class DeskSettings : public QObject
{
    Q_OBJECT

public:
    explicit DeskSettings(std::unique_ptr<QSettings> file);
    /// Waits until everything is written.
    ~DeskSettings() override;

    QVariant value(const QString &key, const QVariant &otherwise = {}) const { return m_values.value(key, otherwise); }
    void setValue(const QString &key, const QVariant &value);
    void remove(const QString &key);
    /// Changes what the file holds, so that what another window of the user wrote there is kept. value() has it at once, and what
    /// came from the other soon. `change` is called here and once more in the thread of the file: it holds what it needs by value.
    void update(const QString &key, const std::function<QVariant(const QVariant &)> &change);
    /// Asks the file, which brings what another window wrote there.
    void refresh(const QString &key);
    /// Waits until everything is written, and takes over what others wrote.
    void sync();

Q_SIGNALS:
    /// By another window.
    void changed(const QString &key);

private:
    void inFile(const std::function<void()> &work);
    /// What the file holds, or becomes where there is a `change`, is taken over.
    void askFile(const QString &key, const std::function<QVariant(const QVariant &)> &change);
    void take(const QString &key, const QVariant &value, int turn);

    QHash<QString, QVariant> m_values;
    QHash<QString, int> m_turns; ///< how often each was changed here
    std::unique_ptr<QSettings> m_file; ///< of the thread
    QThread m_thread;
};

} // namespace hearthbook
