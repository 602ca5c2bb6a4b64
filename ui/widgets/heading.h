#pragma once

#include <QLabel>

namespace hearthbook {

/// A heading in plain text.
class Heading : public QLabel
{
    Q_OBJECT

public:
    enum Level { Page, Section };

    Heading(const QString &text, Level level, QWidget *parent = nullptr);
};

} // namespace hearthbook
