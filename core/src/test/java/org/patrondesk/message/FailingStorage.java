package org.patrondesk.message;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;

/** A storage that cannot be used when it is told so. One thread. */
final class FailingStorage {
    private final Storage sound;
    private int left;
    private boolean whenInterrupted;

    FailingStorage(Storage sound) {
        this.sound = sound;
    }

    void failNext(int times) {
        left = times;
    }

    void failWhenInterrupted() {
        whenInterrupted = true;
    }

    Storage storage() {
        return (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(),
                new Class<?>[] {Storage.class},
                (proxy, method, arguments) -> call(method, arguments));
    }

    private @Nullable Object call(Method method, Object[] arguments) throws Throwable {
        if (left > 0 || (whenInterrupted && Thread.currentThread().isInterrupted())) {
            left--;
            throw new StorageUnavailable("The database is away.", null, true);
        }
        try {
            return method.invoke(sound, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
