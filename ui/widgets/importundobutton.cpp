#include "ui/widgets/importundobutton.h"

#include "core/source/whenanswered.h"
#include "ui/plaintext.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

ImportUndoButton::ImportUndoButton(QWidget *parent) : QPushButton(parent)
{
    setImport({}, {});
    connect(this, &QPushButton::clicked, this, &ImportUndoButton::undo);
}

void ImportUndoButton::setSource(MetadataSource *source)
{
    m_source = source;
    setImport({}, {});
}

void ImportUndoButton::setImport(const QString &what, std::vector<qint64> operations)
{
    ++m_generation;
    m_what = what;
    m_operations = std::move(operations);
    m_isPartial = false;
    m_didSomething = false;
    const bool isReadOnly = m_source && m_source->isReadOnly();
    setToolTip(isReadOnly ? tr("This book is open for reading only.") : QString());
    showState(tr("Undo this import"), m_source && !isReadOnly && !m_operations.empty());
}

void ImportUndoButton::showState(const QString &text, bool isEnabled)
{
    setText(text);
    setEnabled(isEnabled);
}

void ImportUndoButton::undo()
{
    showState(tr("Undoing…"), false);
    revertNewest();
}

void ImportUndoButton::revertNewest()
{
    if (!m_source)
        return;
    if (m_operations.empty())
        return finish();
    ApiCall call { .method = "POST", .path = u"/api/operations/%1/revert"_s.arg(m_operations.back()) };
    if (m_isPartial)
        call.addParameter(u"partial"_s, u"1"_s);
    whenAnswered(m_source->send(call), this, [this, generation = m_generation](const Result<ChangedRow> &answer) {
        if (generation == m_generation)
            take(answer);
    });
}

void ImportUndoButton::take(const Result<ChangedRow> &answer)
{
    if (!answer && answer.error().code == ErrorCode::Conflict && !m_isPartial) {
        m_isPartial = true;
        showState(tr("Undo the rest"), true);
        Q_EMIT failed(tr(
            "Somebody changed rows of this import since, so nothing was taken back. “Undo the rest” leaves those rows as they are."));
        return;
    }
    if (!answer) {
        showState(m_isPartial ? tr("Undo the rest") : tr("Undo this import"), true);
        Q_EMIT failed(tr("The import cannot be taken back: %1").arg(oneLine(answer.error().message)));
        return;
    }
    m_operations.pop_back();
    if (answer->operation) {
        m_didSomething = true;
        Q_EMIT edited(tr("Undo: %1").arg(m_what), *answer->operation);
    }
    revertNewest();
}

void ImportUndoButton::finish()
{
    showState(tr("Undone"), false);
    Q_EMIT said(m_didSomething ? tr("The import was taken back.") : tr("There was nothing left to take back."));
}

} // namespace hearthbook
