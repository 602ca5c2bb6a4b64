#pragma once

#include "core/source/metadatasource.h"
#include "ui/undohistory.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QLabel;
class QListWidget;
class QSettings;
class QStackedWidget;

namespace hearthbook {

class Banner;
class Job;
class BookPage;
class Theme;

/// One open book: the pages, the way between them, and how the connection stands.
class BookView : public QWidget
{
    Q_OBJECT

public:
    /// What is passed by reference outlives the view.
    BookView(std::unique_ptr<Channel> channel, const Theme &theme, QSettings &settings, QWidget *parent = nullptr);
    ~BookView() override;

    QString place() const;
    /// By its place in the list at the left, from 0 on.
    void showPage(int page);
    int pageCount() const;
    BookPage *page(int page) const;
    UndoHistory &undoHistory() { return m_undo; }

    /// Says in the banner what went wrong, and what to do.
    void fail(const QString &message);

Q_SIGNALS:
    /// A page's job, which shall be started and shown.
    void jobMade(hearthbook::Job *job);

private:
    QWidget *makeSide();
    void addPages(QSettings &settings);
    void addPage(BookPage *page);
    void paintIcons();
    void showRow(const RowKind &kind, const QString &key);
    void showRows(const RowKind &kind, const QString &field, const QString &value);
    void showState();
    void readAreas();

    const Theme &m_theme;
    MetadataSource m_source;
    UndoHistory m_undo;
    bool m_isOpen = false; ///< it was, once: the pages have the source
    QHash<QString, QString> m_areas;
    QTimer m_areasSoon; ///< gathers changes that come together
    QListWidget *m_list;
    QStackedWidget *m_pages;
    Banner *m_banner;
    QLabel *m_place;
    QLabel *m_state;
};

} // namespace hearthbook
