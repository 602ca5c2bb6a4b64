#pragma once

#include "core/source/metadatasource.h"
#include "ui/widgets/notelabel.h"

#include <QPointer>
#include <QTimer>

class QLineEdit;

namespace hearthbook {

/// The URL of a receiver: as one types the book says whether deliveries may go there, and why not.
class UrlField : public QWidget
{
    Q_OBJECT

public:
    explicit UrlField(const Theme &theme, QWidget *parent = nullptr);

    void setSource(MetadataSource *source);
    /// Checks it at once; what is typed stays where it is the same.
    void setUrl(const QString &url);
    QString url() const;
    void setReadOnly(bool readOnly);
    /// What a save was refused for; until something else is typed.
    void sayTrouble(const QString &sentence);
    QString note() const { return m_note->text(); }

Q_SIGNALS:
    void edited(const QString &url);

private:
    void check();
    void sayVerdict(const Result<ChangedRow> &verdict);

    QPointer<MetadataSource> m_source;
    QLineEdit *m_edit;
    NoteLabel *m_note;
    QTimer m_typing;
    quint64 m_question = 0; ///< answers to older ones are dropped
};

} // namespace hearthbook
