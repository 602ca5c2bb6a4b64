#include "ui/models/palettemodel.h"

#include "core/source/whenanswered.h"
#include "ui/icons.h"
#include "ui/models/kindwords.h"
#include "ui/plaintext.h"
#include "ui/theme.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto typingPause = 120ms;

struct Searched
{
    const char *kind = nullptr;
    const char *icon = nullptr;
};

constexpr std::array searched { Searched { "device", "devices" }, Searched { "entity", "entities" },
                                Searched { "area", "areas" }, Searched { "webhook", "webhooks" } };

/// Each word of it occurs; `at` is where the first does.
std::optional<qsizetype> fits(const QString &text, const QString &typed)
{
    std::optional<qsizetype> at;
    for (const QString &word : typed.split(u' ', Qt::SkipEmptyParts)) {
        const qsizetype found = text.indexOf(word, 0, Qt::CaseInsensitive);
        if (found < 0)
            return std::nullopt;
        at = at ? *at : found;
    }
    return at ? at : 0;
}

} // namespace

PaletteModel::PaletteModel(const Theme &theme, QObject *parent) : QAbstractListModel(parent), m_theme(theme)
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, &PaletteModel::look);
}

void PaletteModel::begin(std::vector<ListedAction> actions, MetadataSource *source)
{
    m_actions = std::move(actions);
    m_source = source;
    m_text.clear();
    m_trouble.clear();
    m_typing.stop();
    m_underWay = 0;
    ++m_generation;
    show();
}

void PaletteModel::setText(const QString &text)
{
    m_text = text.simplified();
    m_trouble.clear();
    m_underWay = 0;
    ++m_generation;
    if (m_source && !m_text.isEmpty())
        m_typing.start();
    else
        m_typing.stop();
    show();
}

void PaletteModel::look()
{
    if (!m_source)
        return;
    for (const Searched &one : searched)
        ask(journalRows(QString::fromLatin1(one.kind)));
    Q_EMIT stateChanged();
}

void PaletteModel::ask(const RowKind &kind)
{
    ++m_underWay;
    whenAnswered(m_source->list(kind, { .limit = mostOfAKind, .search = m_text }), this,
                 [this, kind, generation = m_generation](const Result<RowPage> &page) {
                     if (generation == m_generation)
                         take(kind, page);
                 });
}

void PaletteModel::take(const RowKind &kind, const Result<RowPage> &page)
{
    --m_underWay;
    if (!page) {
        m_trouble = page.error().message;
        Q_EMIT stateChanged();
        return;
    }
    const auto *icon = std::find_if(searched.begin(), searched.end(),
                                    [&kind](const Searched &one) { return kind.kind == QLatin1StringView(one.kind); });
    std::vector<Item> items;
    for (const QJsonObject &row : page->rows) {
        const QString key = row.value(kind.key).toString();
        const QString name = oneLine(row.value(nameField(kind.kind)).toString());
        const QString word = kindWord(kind.kind);
        items.push_back({ .title = name.isEmpty() ? key : name,
                          .note = name.isEmpty() || name == key ? word : u"%1 · %2"_s.arg(word, oneLine(key)),
                          .iconName = QString::fromLatin1(icon->icon),
                          .kind = kind,
                          .key = key });
    }
    insert(kind.kind, std::move(items));
    Q_EMIT stateChanged();
}

/// Among the rows of the other kinds, whose order is the same whoever answers first; what is chosen stays so.
void PaletteModel::insert(const QString &kind, std::vector<Item> items)
{
    if (items.empty())
        return;
    const auto order = [](const QString &one) { return journalKinds().indexOf(one); };
    const auto at = std::find_if(m_items.begin(), m_items.end(), [&](const Item &item) {
        return !item.key.isEmpty() && order(item.kind.kind) > order(kind);
    });
    const int first = int(at - m_items.begin());
    beginInsertRows({}, first, first + int(items.size()) - 1);
    m_items.insert(at, std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
    endInsertRows();
}

std::vector<PaletteModel::Item> PaletteModel::fittingActions() const
{
    std::vector<std::pair<qsizetype, Item>> ranked;
    for (const ListedAction &one : m_actions) {
        const std::optional<qsizetype> at = fits(one.text + u' ' + one.group, m_text);
        if (!at || !one.action)
            continue;
        const QString note = one.keys.isEmpty() ? one.group : u"%1 · %2"_s.arg(one.group, one.keys);
        ranked.emplace_back(*at,
                            Item { .title = one.text, .note = note, .iconName = u"action"_s, .action = one.action });
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    if (!m_text.isEmpty() && ranked.size() > std::size_t(mostOfAKind))
        ranked.resize(std::size_t(mostOfAKind));
    std::vector<Item> items;
    items.reserve(ranked.size());
    for (auto &[at, item] : ranked)
        items.push_back(std::move(item));
    return items;
}

/// The actions alone: rows of an older text do not fit.
void PaletteModel::show()
{
    beginResetModel();
    m_items = fittingActions();
    endResetModel();
    Q_EMIT stateChanged();
}

QAction *PaletteModel::action(int at) const
{
    return m_items.at(std::size_t(at)).action;
}

std::pair<RowKind, QString> PaletteModel::row(int at) const
{
    const Item &item = m_items.at(std::size_t(at));
    return { item.kind, item.key };
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Item &item = m_items.at(std::size_t(index.row()));
    switch (role) {
    case Qt::DisplayRole: return u"%1 – %2"_s.arg(item.title, item.note);
    case Qt::DecorationRole: return icon(item.iconName, m_theme.colour(Shade::Faint));
    case TitleRole: return item.title;
    case NoteRole: return item.note;
    default: return {};
    }
}

} // namespace hearthbook
