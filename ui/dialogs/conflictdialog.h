#pragma once

#include <QDialog>

#include <vector>

namespace hearthbook {

/// One field that two changed at the same time.
struct ConflictLine
{
    QString title = {};
    QString mine = {};
    QString theirs = {};
};

/// Somebody changed the same as we did, meanwhile: both versions beside each other, and the choice. Nothing is written here.
class ConflictDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Answer { Mine, Theirs, Cancel };

    /// `name`: what was changed, as people call it. Texts are shown plain.
    ConflictDialog(const QString &name, const std::vector<ConflictLine> &lines, QWidget *parent = nullptr);
    /// So many rows were changed; each line says in which.
    ConflictDialog(int rows, const std::vector<ConflictLine> &lines, QWidget *parent = nullptr);

    /// Cancel until one of the others was chosen. Read it when finished() comes.
    Answer answer() const { return m_answer; }

private:
    void layOut(const QString &question, const std::vector<ConflictLine> &lines);
    QWidget *makeTable(const std::vector<ConflictLine> &lines);
    void end(Answer answer);

    Answer m_answer = Answer::Cancel;
};

} // namespace hearthbook
