#pragma once

#include <QMainWindow>

namespace hearthbook {

/// The window of the desktop program. Thread: GUI.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);
};

} // namespace hearthbook
