package vn.tienglang.pages;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import vn.tienglang.office.store.Repositories;

/**
 * Counter of the rows that repositories return, and of the calls. The tree of areas is not counted:
 * it is cached by its version.
 */
final class RowCounter {
    private final AtomicInteger rows = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<String, Integer> byMethod = new TreeMap<>();

    /** The repositories, observed. */
    Repositories observe(Repositories real) {
        return proxy(
                Repositories.class,
                (_, method, arguments) -> {
                    Object repository = invoke(real, method, arguments);
                    return proxy(
                            method.getReturnType(),
                            (_, read, values) -> {
                                Object result = invoke(repository, read, values);
                                count(method.getName() + "." + read.getName(), result);
                                return result;
                            });
                });
    }

    private static Object invoke(
            Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private synchronized void count(String method, Object result) {
        int found =
                switch (result) {
                    case Collection<?> list -> list.size();
                    case Map<?, ?> map -> map.size();
                    case null, default -> 1;
                };
        rows.addAndGet(found);
        calls.incrementAndGet();
        byMethod.merge(method, found, Integer::sum);
    }

    /** The number of rows since the last call, and what returned the most. */
    synchronized Count take() {
        var count =
                new Count(
                        rows.getAndSet(0),
                        calls.getAndSet(0),
                        byMethod.entrySet().stream()
                                .max(Map.Entry.comparingByValue())
                                .map(Object::toString)
                                .orElse(""));
        byMethod.clear();
        return count;
    }

    /**
     * Rows and calls of a request.
     *
     * @param most the method that returned the most rows
     */
    record Count(int rows, int calls, String most) {}
}
