#pragma once

#include "core/source/metadatasource.h"
#include "ui/models/importresult.h"

#include <QWidget>

class QLabel;

namespace hearthbook {

class ImportReportView;
class ImportUndoButton;
class Theme;

/// The last step of an import: what came of it, and a button that takes it back.
class ReportStep : public QWidget
{
    Q_OBJECT

public:
    /// The theme outlives it.
    explicit ReportStep(const Theme &theme, QWidget *parent = nullptr);

    void setSource(MetadataSource *source);
    /// `what`: as "Import of webhooks.json"; `message`: the sentence that it ended with.
    void setReport(const QString &what, const QString &message, const ImportResult &result);
    QString message() const;

Q_SIGNALS:
    /// See BookPage.
    void edited(const QString &what, qint64 operation);

private:
    QLabel *m_message;
    ImportReportView *m_report;
    ImportUndoButton *m_undo;
};

} // namespace hearthbook
