#pragma once

#include "ui/typedkey.h"

#include <QDialog>

namespace hearthbook {

class KeyEntry;

/// Asks for the API key of a server that wants one.
class KeyDialog : public QDialog
{
    Q_OBJECT

public:
    /// `why`: a sentence that says who wants it. Plain text.
    explicit KeyDialog(const QString &why, QWidget *parent = nullptr);

    TypedKey typedKey() const;

private:
    KeyEntry *m_key;
};

} // namespace hearthbook
