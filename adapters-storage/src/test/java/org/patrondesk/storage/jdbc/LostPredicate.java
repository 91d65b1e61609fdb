package org.patrondesk.storage.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** A database of a mutant store: its statements bind the tenant as ever, and no longer ask for it. */
final class LostPredicate {
    private static final Pattern ASKED = Pattern.compile("(?:\\w+\\.)?\\btenant = \\?");

    private final AtomicInteger lost = new AtomicInteger();
    private final DataSource source;

    LostPredicate(DataSource source) {
        this.source = source;
    }

    /** How many statements have lost it so far. */
    int lost() {
        return lost.get();
    }

    DataSource mutant() {
        return proxy(DataSource.class, source);
    }

    /** Whatever connections it hands out are mutants, too. */
    private <T> T proxy(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Object[] given = arguments;
                    if (method.getName().equals("prepareStatement")) {
                        given = arguments.clone();
                        given[0] = withoutPredicate((String) given[0]);
                    }
                    try {
                        Object result = method.invoke(real, given);
                        return result instanceof Connection found ? proxy(Connection.class, found) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private String withoutPredicate(String sql) {
        Matcher asked = ASKED.matcher(sql);
        String without = asked.replaceAll("($0 OR TRUE)");
        if (!without.equals(sql)) {
            lost.incrementAndGet();
        }
        return without;
    }
}
