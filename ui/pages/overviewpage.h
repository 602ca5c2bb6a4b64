#pragma once

#include "ui/models/overviewreader.h"
#include "ui/pages/bookpage.h"

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace hearthbook {

class FirstSteps;
class OverviewCharts;
class OverviewCounts;
class OverviewHealth;
class Theme;

/// The first page: how much there is of everything, how it is spread, what changed, and how the parts of the book fare. Follows changes,
/// at most once a second. A lost server leaves the last numbers, greyed, with a word.
class OverviewPage : public BookPage
{
    Q_OBJECT

public:
    /// The theme outlives the page.
    explicit OverviewPage(const Theme &theme, QWidget *parent = nullptr);

    static PageKind pageKind() { return { QStringLiteral("overview"), tr("Overview") }; }
    void setSource(MetadataSource *source) override;
    void setAreaNames(const AreaNames &names) override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeHead();
    void fill();
    void makeCharts();
    void showAll();
    void showState();
    bool isStale() const;

    const Theme &m_theme;
    QPointer<MetadataSource> m_source;
    OverviewReader m_reader;
    AreaNames m_areas;
    QLabel *m_stateIcon;
    QLabel *m_state;
    QScrollArea *m_scroll;
    QWidget *m_inside;
    OverviewCounts *m_counts;
    FirstSteps *m_steps;
    OverviewCharts *m_charts = nullptr; ///< made when the page was shown first: the window starts without
    OverviewHealth *m_health;
    QVBoxLayout *m_content = nullptr;
};

} // namespace hearthbook
