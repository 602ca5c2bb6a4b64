#pragma once

#include "core/source/metadatasource.h"

#include <QWidget>

class QPushButton;

namespace hearthbook {

class HomeReading;
class NoteLabel;
class Theme;

/// A button that has the server read a running Home Assistant, with how that stands; or what such a server needs.
class HomeReader : public QWidget
{
    Q_OBJECT

public:
    /// The theme outlives it.
    explicit HomeReader(const Theme &theme, QWidget *parent = nullptr);

    /// Asks anew how it stands.
    void setSource(MetadataSource *source);
    QString text() const;

private:
    void showState();

    HomeReading *m_reading;
    NoteLabel *m_note;
    QPushButton *m_read;
};

} // namespace hearthbook
