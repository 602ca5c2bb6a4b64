#pragma once

#include <QDialog>

namespace hearthbook {

/// What this program is, its version, and the licences of it and of what it stands on.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent = nullptr);
};

} // namespace hearthbook
