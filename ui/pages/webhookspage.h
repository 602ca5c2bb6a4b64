#pragma once

#include "ui/models/webhookedits.h"
#include "ui/pages/bookpage.h"

#include <QSet>
#include <QTimer>

class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;

namespace hearthbook {

class ChoiceTable;
class NothingHere;
class Theme;
class WebhookActions;
class WebhookModel;
class WebhookPane;

/// The webhooks of a book: a list that tells how each fares, and beside it the settings and the deliveries of the chosen one. What was
/// typed for several of them is kept until it is saved or discarded.
class WebhooksPage : public BookPage
{
    Q_OBJECT

public:
    /// The theme outlives the page.
    explicit WebhooksPage(const Theme &theme, QWidget *parent = nullptr);

    static PageKind pageKind() { return { QStringLiteral("webhooks"), tr("Webhooks") }; }
    void setSource(MetadataSource *source) override;
    void setAreaNames(const AreaNames &names) override;
    bool showRow(const RowKind &kind, const QString &key) override;
    /// All of them.
    bool showRows(const RowKind &kind, const QString &field, const QString &value) override;
    QJsonObject draft() const override;
    void setDraft(const QJsonObject &draft) override;

private:
    QWidget *makeHead();
    void connectPane();
    void connectActions();
    void ask();
    void showList();
    void choose(const QString &key);
    void showChosen();
    std::optional<WebhookEdit> editOf(const QString &key) const;
    void keep(const QString &key, const WebhookEdit &edit);
    void tellEdits();
    void leave();

    void add();
    void save();
    void discard();
    void remove();
    void askWhichStays(const QString &key);
    void takeSaved(const QString &key, const QJsonObject &row);
    void takeConflict(const QString &key, const QJsonObject &row);
    void takeRefusal(const QString &key, const Error &why);
    void takeRemoval(const QString &key);
    void noticeRemoval(const QString &key);
    void endSaving(const QString &key);

    const Theme &m_theme;
    WebhookModel *m_model;
    WebhookActions *m_actions;
    QLineEdit *m_search;
    QLabel *m_count;
    QPushButton *m_add;
    QSplitter *m_parts;
    QWidget *m_left;
    NothingHere *m_none;
    ChoiceTable *m_table;
    WebhookPane *m_pane;
    QTimer m_typing;
    std::optional<QString> m_shown; ///< the webhook at the right; empty: the new one
    WebhookEdits m_edits;
    QJsonObject m_told; ///< draft() as draftChanged() told of it
    QSet<QString> m_saving;
    QSet<QString> m_removing;
};

} // namespace hearthbook
