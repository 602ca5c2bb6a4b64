#include "ui/widgets/exportbutton.h"

#include "ui/widgets/keyaction.h"

#include <QDate>
#include <QFileDialog>

namespace hearthbook {

using namespace Qt::StringLiterals;

ExportButton::ExportButton(Viewer viewer, QWidget *parent)
    : QToolButton(parent), m_view(std::move(viewer)),
      m_ask([this](const QString &suggested) { return askForFile(suggested); })
{
    setText(tr("Export…"));
    m_keys = addKeyAction(parent ? parent : this, tr("Export the list"), { QKeySequence(tr("Ctrl+E")) },
                          Qt::WindowShortcut, this, [this] { write(); });
    m_keys->setEnabled(false);
    setToolTip(tr("Write what the list shows into a file (Ctrl+E)"));
    setFocusPolicy(Qt::TabFocus);
    setEnabled(false);
    connect(this, &QToolButton::clicked, this, &ExportButton::write);
}

void ExportButton::setSource(MetadataSource *source)
{
    m_source = source;
    setEnabled(source != nullptr);
    m_keys->setEnabled(source != nullptr);
}

void ExportButton::write()
{
    RowView view = m_view();
    const QString day = QDate::currentDate().toString(Qt::ISODate);
    const QString path = m_ask(u"%1-%2.csv"_s.arg(view.kind.list, day));
    if (path.isEmpty() || !m_source)
        return;
    const FileForm form = formOf(path).value_or(FileForm::Csv);
    Q_EMIT jobMade(new RowExport(*m_source, std::move(view), path, form, this));
}

/// The form is that of the file's name; a name without an end gets that of the chosen form.
QString ExportButton::askForFile(const QString &suggested)
{
    QFileDialog dialog(this, tr("Export what the list shows"), {});
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setNameFilters(
        { tr("Table for spreadsheets (*.csv)"), tr("JSON (*.json)"), tr("JSON, one row a line (*.ndjson)") });
    dialog.setDefaultSuffix(suffixOf(FileForm::Csv));
    dialog.selectFile(suggested);
    connect(&dialog, &QFileDialog::filterSelected, &dialog, [&dialog](const QString &filter) {
        const QString suffix = filter.section(u"*."_s, 1).chopped(1);
        const QString name = dialog.selectedFiles().value(0);
        dialog.setDefaultSuffix(suffix);
        if (formOf(name))
            dialog.selectFile(name.left(name.lastIndexOf(u'.') + 1) + suffix);
    });
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

} // namespace hearthbook
