#pragma once

#include "ui/models/rowexport.h"

#include <QToolButton>

namespace hearthbook {

/// Writes what a list shows into a file that the user names (Ctrl+E).
class ExportButton : public QToolButton
{
    Q_OBJECT

public:
    /// What is shown now.
    using Viewer = std::function<RowView()>;
    /// The path of the file to be written; empty: none after all.
    using Asker = std::function<QString(const QString &suggested)>;

    explicit ExportButton(Viewer viewer, QWidget *parent = nullptr);

    /// None: the button is disabled.
    void setSource(MetadataSource *source);
    /// In place of the desktop's dialog for files.
    void setAsker(Asker asker) { m_ask = std::move(asker); }

Q_SIGNALS:
    /// It is not started yet, and ends when the button goes.
    void jobMade(hearthbook::Job *job);

private:
    void write();
    QString askForFile(const QString &suggested);

    Viewer m_view;
    Asker m_ask;
    QPointer<MetadataSource> m_source;
    QAction *m_keys; ///< Ctrl+E
};

} // namespace hearthbook
