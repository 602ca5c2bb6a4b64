#pragma once

#include "ui/models/importsource.h"

#include <QPushButton>

namespace hearthbook {

/// A button that begins an import: what is imported, and below it a sentence that says what comes of it.
class ImportTile : public QPushButton
{
    Q_OBJECT

public:
    explicit ImportTile(ImportSource source, QWidget *parent = nullptr);

    ImportSource source() const { return m_source; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

private:
    ImportSource m_source;
};

} // namespace hearthbook
