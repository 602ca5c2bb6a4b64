#pragma once

#include <QCoreApplication>

#ifdef HEARTHBOOK_TSAN
#include <sanitizer/tsan_interface.h>
#endif

namespace hearthbook::test {

/// For tests with event loops on several threads. Debian's Qt is built without the thread sanitizer, which therefore sees
/// no order between posting a call and running it. This application and observedapplication.cpp tell it that order, for
/// each receiver, so that it need not be told to look away: what we share without it is still found.
class ObservedApplication : public QCoreApplication
{
public:
    using QCoreApplication::QCoreApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
#ifdef HEARTHBOOK_TSAN
        __tsan_acquire(receiver);
#endif
        return QCoreApplication::notify(receiver, event);
    }
};

} // namespace hearthbook::test
