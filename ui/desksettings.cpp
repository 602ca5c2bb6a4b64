#include "ui/desksettings.h"

#include <utility>

namespace hearthbook {

namespace {

QHash<QString, QVariant> valuesOf(const QSettings &file)
{
    QHash<QString, QVariant> values;
    for (const QString &key : file.allKeys())
        values.insert(key, file.value(key));
    return values;
}

} // namespace

DeskSettings::DeskSettings(std::unique_ptr<QSettings> file) : m_values(valuesOf(*file)), m_file(std::move(file))
{
    m_file->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("settings"));
    m_thread.start();
}

DeskSettings::~DeskSettings()
{
    sync();
    m_thread.quit();
    m_thread.wait();
}

void DeskSettings::setValue(const QString &key, const QVariant &value)
{
    ++m_turns[key];
    m_values.insert(key, value);
    inFile([this, key, value] { m_file->setValue(key, value); });
}

void DeskSettings::remove(const QString &key)
{
    ++m_turns[key];
    m_values.remove(key);
    inFile([this, key] { m_file->remove(key); });
}

void DeskSettings::update(const QString &key, const std::function<QVariant(const QVariant &)> &change)
{
    ++m_turns[key];
    m_values.insert(key, change(m_values.value(key)));
    askFile(key, change);
}

void DeskSettings::refresh(const QString &key)
{
    askFile(key, {});
}

void DeskSettings::askFile(const QString &key, const std::function<QVariant(const QVariant &)> &change)
{
    inFile([this, key, change, turn = m_turns.value(key)] {
        m_file->sync();
        QVariant now = m_file->value(key);
        if (change) {
            now = change(now);
            m_file->setValue(key, now);
        }
        QMetaObject::invokeMethod(this, [this, key, now, turn] { take(key, now, turn); });
    });
}

/// What was changed here since comes back by itself.
void DeskSettings::take(const QString &key, const QVariant &value, int turn)
{
    if (turn != m_turns.value(key) || value == m_values.value(key))
        return;
    if (value.isValid())
        m_values.insert(key, value);
    else
        m_values.remove(key);
    Q_EMIT changed(key);
}

void DeskSettings::sync()
{
    const auto read = [this] {
        m_file->sync();
        return valuesOf(*m_file);
    };
    QMetaObject::invokeMethod(m_file.get(), read, Qt::BlockingQueuedConnection, &m_values);
}

void DeskSettings::inFile(const std::function<void()> &work)
{
    QMetaObject::invokeMethod(m_file.get(), work, Qt::QueuedConnection);
}

} // namespace hearthbook
