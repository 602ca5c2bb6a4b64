#pragma once

#include "core/source/metadatasource.h"
#include "ui/actionlist.h"

#include <QAbstractListModel>
#include <QTimer>

namespace hearthbook {

class Theme;

/// What a typed text may mean: actions of the window first, then rows of the book by their names and ids. Thread: GUI.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    /// So many of each kind are shown, of actions where something is typed.
    static constexpr int mostOfAKind = 6;

    /// Qt::DisplayRole is all that is said, in one line; these are its parts.
    enum Role { TitleRole = Qt::UserRole, NoteRole };

    /// The theme outlives it.
    explicit PaletteModel(const Theme &theme, QObject *parent = nullptr);

    /// Begins anew, with nothing typed. None: there are only actions. The source outlives it, or is taken away by another begin().
    void begin(std::vector<ListedAction> actions, MetadataSource *source);
    /// Actions are there at once; rows when nothing was typed for a moment.
    void setText(const QString &text);

    /// Whether rows are being looked for.
    bool isLooking() const { return m_typing.isActive() || m_underWay > 0; }
    /// Why rows could not be looked for; empty where they could.
    const QString &trouble() const { return m_trouble; }

    /// The action of a place; none where it is a row of the book.
    QAction *action(int at) const;
    /// The kind and key of a row of the book.
    std::pair<RowKind, QString> row(int at) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// isLooking() or trouble() has another answer.
    void stateChanged();

private:
    struct Item
    {
        QString title = {};
        QString note = {};
        QString iconName = {};
        QPointer<QAction> action = {};
        RowKind kind = {};
        QString key = {};
    };

    std::vector<Item> fittingActions() const;
    void look();
    void ask(const RowKind &kind);
    void take(const RowKind &kind, const Result<RowPage> &page);
    void insert(const QString &kind, std::vector<Item> items);
    void show();

    const Theme &m_theme;
    std::vector<ListedAction> m_actions;
    QPointer<MetadataSource> m_source;
    QString m_text;
    std::vector<Item> m_items;
    int m_underWay = 0;
    quint64 m_generation = 0; ///< answers to older texts are dropped
    QString m_trouble;
    QTimer m_typing;
};

} // namespace hearthbook
