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

/// Likewise; the test is registered once for each transport of tests/support/httpclient.h, whose name HEARTHBOOK_TEST_TRANSPORT holds.
#define HTTP_TEST_MAIN_OVER(Class)                                                               \
    int main(int argc, char **argv)                                                              \
    {                                                                                            \
        qputenv("QT_NO_GLIB", "1");                                                              \
        QCoreApplication app(argc, argv);                                                        \
        const QByteArray name = qgetenv("HEARTHBOOK_TEST_TRANSPORT");                            \
        hearthbook::test::setTransport(name == "tls"        ? hearthbook::test::Transport::Tls   \
                                           : name == "unix" ? hearthbook::test::Transport::Unix  \
                                                            : hearthbook::test::Transport::Tcp); \
        Class test;                                                                              \
        return QTest::qExec(&test, argc, argv);                                                  \
    }
