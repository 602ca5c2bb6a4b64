#include "ui/widgets/teamchooser.h"

#include "core/source/whenanswered.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QJsonArray>
#include <QLineEdit>
#include <QStandardItemModel>

namespace hearthbook {

using namespace Qt::StringLiterals;

TeamChooser::TeamChooser(QWidget *parent) : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(16);
    setAccessibleName(tr("Team"));
    lineEdit()->setAccessibleName(tr("Team"));
    view()->setAccessibleName(tr("Teams"));
    lineEdit()->setPlaceholderText(tr("Any team"));
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->popup()->setAccessibleName(tr("Teams that fit"));
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    addItem(tr("Any team"), QString());
    setCurrentText({});
    connect(this, &QComboBox::editTextChanged, this, &TeamChooser::notice);
}

void TeamChooser::setSource(MetadataSource *source)
{
    m_source = source;
    if (!source)
        return;
    whenAnswered(source->send({ .path = u"/api/v1/sports/teams"_s }), this, [this](const Result<ChangedRow> &answer) {
        if (answer)
            take(answer->row);
    });
}

/// In the order of the leagues.
void TeamChooser::take(const QJsonObject &teams)
{
    const QSignalBlocker quiet(this);
    clear();
    addItem(tr("Any team"), QString());
    QString league;
    for (const auto &one : teams[u"teams"].toArray()) {
        const QString its = one[u"league"].toString();
        if (its != league) {
            insertSeparator(count());
            league = its;
        }
        const QString id = one[u"id"].toString();
        addItem(u"%1 (%2 %3)"_s.arg(one[u"name"].toString(), its, id), its.toLower() + u'-' + id.toLower());
    }
    showTeam();
}

void TeamChooser::setTeam(const QString &team)
{
    if (team == m_team)
        return;
    m_team = team;
    const QSignalBlocker quiet(this);
    showTeam();
}

void TeamChooser::showTeam()
{
    const int at = m_team.isEmpty() ? -1 : findData(m_team);
    setCurrentIndex(at);
    if (at < 0)
        setEditText(m_team);
    lineEdit()->setCursorPosition(0);
}

QString TeamChooser::team() const
{
    return m_team;
}

void TeamChooser::notice()
{
    const QString typed = currentText().trimmed();
    const int at = findText(typed, Qt::MatchFixedString);
    const QString team = at >= 0 ? itemData(at).toString() : typed;
    if (team == m_team)
        return;
    m_team = team;
    Q_EMIT edited();
}

} // namespace hearthbook
