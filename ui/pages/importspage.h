#pragma once

#include "ui/models/importsource.h"
#include "ui/pages/bookpage.h"

class QLabel;
class QSplitter;

namespace hearthbook {

class ImportJob;
class ImportList;
class ImportReportView;
class ImportTile;
class ImportUndoButton;
class ImportWizard;
class NotedView;
class Theme;

/// What can be taken over from elsewhere, and what was: the imports into the book, with the report of the chosen one.
class ImportsPage : public BookPage
{
    Q_OBJECT

public:
    /// The theme outlives it.
    explicit ImportsPage(const Theme &theme, QWidget *parent = nullptr);

    static PageKind pageKind();
    void setSource(MetadataSource *source) override;

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void layOut();
    QWidget *makeTiles();
    QWidget *makePast();
    bool canImport() const;
    ImportWizard *wizard();
    void begin(ImportSource source);
    void beginWith(const QString &path);
    void takeJob(ImportJob *job);
    void showList();
    void chooseImport(qint64 id);
    void showReport(const QJsonObject &report);

    const Theme &m_theme;
    QPointer<MetadataSource> m_source;
    QPointer<ImportWizard> m_wizard;
    QLabel *m_note;
    std::vector<ImportTile *> m_tiles;
    ImportList *m_imports;
    NotedView *m_list;
    QLabel *m_reportTitle;
    ImportReportView *m_report;
    ImportUndoButton *m_undo;
    qint64 m_chosen = 0; ///< id of the report that is shown; 0: none
};

} // namespace hearthbook
