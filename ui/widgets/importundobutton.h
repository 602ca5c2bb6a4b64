#pragma once

#include "core/source/metadatasource.h"

#include <QPointer>
#include <QPushButton>

#include <vector>

namespace hearthbook {

/// Takes an import back. Where somebody changed its rows since it offers to take back the others.
class ImportUndoButton : public QPushButton
{
    Q_OBJECT

public:
    explicit ImportUndoButton(QWidget *parent = nullptr);

    void setSource(MetadataSource *source);
    /// `what`: as "Import of webhooks.json". `operations`: oldest first; none: there is nothing to take back.
    void setImport(const QString &what, std::vector<qint64> operations);

Q_SIGNALS:
    /// See BookPage.
    void edited(const QString &what, qint64 operation);
    void failed(const QString &message);
    /// A sentence that says what came of it.
    void said(const QString &message);

private:
    void undo();
    void revertNewest();
    void take(const Result<ChangedRow> &answer);
    void finish();
    void showState(const QString &text, bool isEnabled);

    QPointer<MetadataSource> m_source;
    QString m_what;
    std::vector<qint64> m_operations;
    bool m_isPartial = false;
    bool m_didSomething = false;
    quint64 m_generation = 0; ///< answers about another import are dropped
};

} // namespace hearthbook
