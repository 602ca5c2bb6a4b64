#pragma once

#include <QPlainTextEdit>

namespace hearthbook {

/// A text of machines, to be read and copied: plain, in the fixed font, as it is broken, with scroll bars where it is long.
class MachineText : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit MachineText(const QString &name, QWidget *parent = nullptr);

    /// Keeps what is marked and scrolled to where the text is the same.
    void setText(const QString &text);
};

} // namespace hearthbook
