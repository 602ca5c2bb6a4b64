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
    m_values.insert(key, value);
    inFile([this, key, value] { m_file->setValue(key, value); });
}

void DeskSettings::remove(const QString &key)
{
    m_values.remove(key);
    inFile([this, key] { m_file->remove(key); });
}

void DeskSettings::update(const QString &key, const std::function<QVariant(const QVariant &)> &change)
{
    m_values.insert(key, change(m_values.value(key)));
    ++m_pending[key];
    inFile([this, key, change] {
        m_file->sync();
        const QVariant now = change(m_file->value(key));
        m_file->setValue(key, now);
        QMetaObject::invokeMethod(this, [this, key, now] {
            if (--m_pending[key] == 0) // else a later one brings it
                m_values.insert(key, now);
        });
    });
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
