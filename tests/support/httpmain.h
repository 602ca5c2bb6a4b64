#pragma once

#include <QCoreApplication>
#include <QTest>

/// main() of a test that runs a server: as the programs do, with Qt's own event loop.
#define HTTP_TEST_MAIN(Class)                   \
    int main(int argc, char **argv)             \
    {                                           \
        qputenv("QT_NO_GLIB", "1");             \
        QCoreApplication app(argc, argv);       \
        Class test;                             \
        return QTest::qExec(&test, argc, argv); \
    }
