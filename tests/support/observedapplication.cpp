#include "tests/support/observedapplication.h"

#ifdef HEARTHBOOK_TSAN

#include <QDeadlineTimer>
#include <QThread>

#include <dlfcn.h>

// These stand before Qt's own of the same names and call them.

namespace {

template<typename Function>
Function next(const char *mangled)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, mangled));
}

} // namespace

#if QT_VERSION < QT_VERSION_CHECK(6, 7, 0)
bool QMetaObject::invokeMethodImpl(QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type,
                                   void *ret)
{
    using Function = bool (*)(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *);
    static const auto qt = next<Function>(
        "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
    __tsan_release(object);
    return qt(object, slot, type, ret);
}
#else
bool QMetaObject::invokeMethodImpl(QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type,
                                   qsizetype count, const void *const *parameters, const char *const *names,
                                   const QtPrivate::QMetaTypeInterface *const *types)
{
    using Function = bool (*)(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, qsizetype,
                              const void *const *, const char *const *, const QtPrivate::QMetaTypeInterface *const *);
    static const auto qt = next<Function>(
        "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeExPKPKvPKPKc"
        "PKPKNS2_18QMetaTypeInterfaceE");
    __tsan_release(object);
    return qt(object, slot, type, count, parameters, names, types);
}
#endif

/// The last that a thread of ours does.
void QThread::quit()
{
    static const auto qt = next<void (*)(QThread *)>("_ZN7QThread4quitEv");
    __tsan_release(this);
    qt(this);
}

bool QThread::wait(QDeadlineTimer deadline)
{
    static const auto qt = next<bool (*)(QThread *, QDeadlineTimer)>("_ZN7QThread4waitE14QDeadlineTimer");
    const bool ended = qt(this, deadline);
    __tsan_acquire(this);
    return ended;
}

#endif
