#pragma once

#include "core/source/metadatasource.h"

class QPushButton;
class QVBoxLayout;

namespace hearthbook {

class HomeReading;
class NoteLabel;
class Theme;

/// A button that has the server read a running Home Assistant, below how that stands; or what such a server needs.
class HomeReader : public QObject
{
    Q_OBJECT

public:
    /// Adds both to the layout, whose widget is the parent. The theme outlives it.
    HomeReader(QVBoxLayout &layout, const Theme &theme, QWidget *parent);

    /// Asks anew how it stands; null: both are hidden.
    void setSource(MetadataSource *source);
    QString text() const;

private:
    void showState();

    HomeReading *m_reading;
    NoteLabel *m_note;
    QPushButton *m_read;
};

} // namespace hearthbook
