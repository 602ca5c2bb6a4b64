#pragma once

#include "ui/models/importjob.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace hearthbook {

class FlowingText;
class HomeReader;
class InfluxForm;
class NoteLabel;
class Theme;

/// The first step of an import: what is imported, from which file, and where such a file is found.
class ChooseStep : public QWidget
{
    Q_OBJECT

public:
    /// The theme outlives it.
    explicit ChooseStep(const Theme &theme, QWidget *parent = nullptr);

    ImportSource source() const;
    void setSource(ImportSource source);
    QString path() const;
    void setPath(const QString &path);
    /// Whose server may be set to an InfluxDB. Outlives it.
    void setBook(MetadataSource *book) { m_book = book; }
    /// Without the file, which is still to be read.
    ImportTask task() const;

    /// Why it does not go on, beside the field. `other`: what the file looks like, to be taken as that with a button.
    void sayWrong(const QString &sentence, std::optional<ImportSource> other = {});
    /// The same of what is no file: `errorWord` is that of ImportJob.
    void sayFailed(const QString &sentence, const QString &errorWord);
    QString trouble() const;
    /// Whether it can go on: a path is there, or an address and a bucket.
    bool isComplete() const;

Q_SIGNALS:
    void changed();
    /// Enter in a field, or the button that takes the file for what it looks like.
    void goOnWanted();

private:
    void layOut();
    QWidget *makeFileRow();
    QWidget *makeCommandRow();
    void showSource();
    void browse();

    const Theme &m_theme;
    QComboBox *m_source;
    QLabel *m_sentence;
    QLabel *m_advice;
    FlowingText *m_command;
    QWidget *m_commandRow = nullptr;
    QWidget *m_fileRow = nullptr;
    QLabel *m_fileLabel;
    QLineEdit *m_path;
    QLabel *m_userLabel;
    QLineEdit *m_user;
    QCheckBox *m_marksGone;
    HomeReader *m_home = nullptr;
    InfluxForm *m_influx = nullptr;
    MetadataSource *m_book = nullptr;
    NoteLabel *m_wrong;
    QPushButton *m_takeAs;
    std::optional<ImportSource> m_other;
};

} // namespace hearthbook
