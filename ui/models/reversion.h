#pragma once

#include "core/source/metadatasource.h"

#include <QPointer>

namespace hearthbook {

/// What taking an operation back would do to the rows that it wrote.
struct ReversionPlan
{
    int restored = 0;  ///< get their former values
    int removed = 0;   ///< were added by it, and go
    int unchanged = 0; ///< are already as they were
    std::vector<QJsonObject> conflicts = {}; ///< {kind, key, reason}: stay as they are

    /// As the answer to a revert tells it.
    static ReversionPlan of(const QJsonObject &answer);
    /// A line for each of the first reasons, with its row or how many there are, and how many reasons there are besides.
    QStringList reasons() const;
    /// Whether anything would happen.
    bool isWorthIt() const { return restored + removed > 0; }
};

/// The call that takes an operation back. `isDry`: it only tells; `isPartial`: rows that were changed since do not hinder the others.
ApiCall revertCall(qint64 operation, bool isDry, bool isPartial);

/// Takes one operation back, after it was asked what that would do. Thread: GUI.
class Reversion : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Idle,
        Asking, ///< what it would do
        Planned, ///< plan() says it
        Reverting
    };

    using QObject::QObject;

    /// The source outlives it, or is taken away by setSource(nullptr).
    void setSource(MetadataSource *source);
    /// Another operation than before: back to Idle; what is under way for the former one goes on. Nothing: there is none.
    void setOperation(std::optional<qint64> operation);
    State state() const { return m_state; }
    const ReversionPlan &plan() const { return m_plan; }

    /// Only asks.
    void ask();
    /// Does what plan() says; where that is not so any more, nothing is done, and it is asked anew.
    void go(const QString &what);
    void cancel();

Q_SIGNALS:
    void stateChanged();
    void reverted(const QString &what, qint64 operation);
    void failed(const QString &message);

private:
    void setState(State state);
    void takePlan(const Result<ChangedRow> &answer);

    QPointer<MetadataSource> m_source;
    std::optional<qint64> m_operation;
    State m_state = State::Idle;
    ReversionPlan m_plan;
    quint64 m_generation = 0; ///< answers to older questions are dropped
};

} // namespace hearthbook
