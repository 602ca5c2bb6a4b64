#pragma once

#include "core/source/metadatasource.h"
#include "ui/models/column.h"
#include "ui/pages/pagekind.h"

#include <QWidget>

namespace hearthbook {

class Job;

/// One page of an open book. Pages do not know each other: what another part shall do, they tell by signals. Thread: GUI.
class BookPage : public QWidget
{
    Q_OBJECT

public:
    explicit BookPage(PageKind kind, QWidget *parent = nullptr) : QWidget(parent), m_kind(std::move(kind)) { }

    const QString &name() const { return m_kind.name; }
    const QString &title() const { return m_kind.title; }
    /// Comes when the book is open for the first time, and with nullptr before it goes.
    virtual void setSource(MetadataSource *source) = 0;
    /// Comes whenever an area got another name.
    virtual void setAreaNames(const AreaNames &names);
    /// Shows a row; false where the page has none of its kind.
    virtual bool showRow(const RowKind &kind, const QString &key);

    /// Shows all rows of a kind that have a value in a field, "" for none, and no others, or, without a field, all rows; false where the
    /// page has none such.
    virtual bool showRows(const RowKind &kind, const QString &field, const QString &value);

    /// What was typed and is not saved, as the page itself reads it again after a crash; empty: nothing. No secrets.
    virtual QJsonObject draft() const;
    /// Comes after the source. From now on draft() has it, also where the page must read something first to show it.
    virtual void setDraft(const QJsonObject &draft);

Q_SIGNALS:
    /// A sentence that says what happened and what to do.
    void failed(const QString &message);
    /// A row that may be another page's shall be shown.
    void rowWanted(const hearthbook::RowKind &kind, const QString &key);
    /// The same of showRows().
    void rowsWanted(const hearthbook::RowKind &kind, const QString &field, const QString &value);
    /// Another page shall be shown, by its name.
    void pageWanted(const QString &name);
    /// Shall be started, and shown while it runs; it is the page's until it is finished.
    void jobMade(hearthbook::Job *job);
    /// The user changed something, and can take it back: `what` as "Rename Kitchen lamp", `operation` of the journal.
    void edited(const QString &what, qint64 operation);
    /// draft() has another answer than before.
    void draftChanged();

private:
    PageKind m_kind;
};

} // namespace hearthbook
