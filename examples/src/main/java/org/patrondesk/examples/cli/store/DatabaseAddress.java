package org.patrondesk.examples.cli.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.postgresql.ds.PGSimpleDataSource;

/** Tells the address of a database from the name of a folder. An address can hold a password, so none is ever quoted. */
public final class DatabaseAddress {
    private static final String HOW =
            "write it like jdbc:postgresql://host:5432/database, in small letters, and role and"
                    + " password in PGUSER and PGPASSWORD";

    /** A scheme of two letters or more (a drive has one), a role with a password before a host, or words as libpq has them. */
    private static final Pattern LIKE_ONE = Pattern.compile(
            "\\s*+(jdbc:|postgres(ql)?:|[a-z][a-z0-9+.-]++://|(//)?(?![a-z]:[\\\\/])[^/@:]++:[^@]++@).*|.*\\bpassword\\s*+=.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final String HOST = "(?:[^/:@?,\\[\\]\\s]+|\\[[0-9a-fA-F:.]+])(?::[0-9]{1,5})?";

    /** What the driver is handed; of all else it would write to standard error, password and all. */
    private static final Pattern READABLE = Pattern.compile(
            "jdbc:postgresql:(?://" + HOST + "(?:," + HOST + ")*/)?(?<database>[^/?@:\\s]*)(?:\\?(?<settings>\\S*))?");

    private static final Pattern PORT = Pattern.compile(":([0-9]+)(?=[,/])");
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");
    private static final Pattern IN_SENTENCE = Pattern.compile(
            "(?:jdbc:|postgres(?:ql)?:|[a-z][a-z0-9+.-]{1,30}+://)[^\\s'\"]*[@?=][^'\"]*", Pattern.CASE_INSENSITIVE);
    private static final int LAST_PORT = 65_535;

    /** Settings that name a class to be loaded. */
    private static final Set<String> OF_CLASSES = Set.of(
            "socketfactory",
            "sslfactory",
            "sslhostnameverifier",
            "sslpasswordcallback",
            "authenticationpluginclassname",
            "xmlfactoryfactory");

    private static final List<String> SSL_MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    private static final int SECONDS = 20;

    // Kept, because the logging of the platform forgets a logger that nobody holds, and its level with it.
    private static final Logger OF_DRIVER = Logger.getLogger("org.postgresql");

    private DatabaseAddress() {}

    static boolean isLike(String text) {
        return LIKE_ONE.matcher(text).matches();
    }

    /**
     * The folder of this name, for commands that need one.
     *
     * @throws BadInput when it is the address of a database, or no name of a folder
     */
    static Path folder(String option, String text) {
        if (isLike(text)) {
            throw new BadInput(
                    option + " is the address of a database, and this command works on a store in a folder; name"
                            + " the folder, one that is called so as './' and its name. Over PostgreSQL work 'patrondesk doctor' and 'patrondesk journal verify'.");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new BadInput(option + " is no name that a folder can have; name the folder of the store.", e);
        }
    }

    /**
     * The database at an address, as the commands use it: it answers in time or not at all, and its driver writes nothing.
     *
     * @throws BadInput when the driver could not read the address
     */
    static PGSimpleDataSource source(String address, Map<String, String> environment) {
        check(address);
        OF_DRIVER.setLevel(Level.OFF);
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(address);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
        if (source.getUser() == null) {
            source.setUser(environment.get("PGUSER"));
        }
        if (source.getPassword() == null) {
            source.setPassword(environment.get("PGPASSWORD"));
        }
        if (source.getLoginTimeout() == 0) {
            source.setLoginTimeout(SECONDS);
        }
        return source;
    }

    private static void check(String address) {
        Matcher parts = READABLE.matcher(address);
        if (!parts.matches() || BROKEN_ESCAPE.matcher(address).find()) {
            throw unreadable();
        }
        String settings = parts.group("settings");
        String place = settings == null ? address : address.substring(0, parts.start("settings"));
        if (PORT.matcher(place).results().anyMatch(port -> Integer.parseInt(port.group(1)) > LAST_PORT)) {
            throw unreadable();
        }
        if (settings != null) {
            checkSettings(settings);
        }
    }

    private static void checkSettings(String settings) {
        for (String setting : settings.split("&", -1)) {
            String[] parts = setting.split("=", 2);
            String name = parts[0].toLowerCase(Locale.ROOT);
            if (OF_CLASSES.contains(name)) {
                throw new BadInput("--store has a setting that names a class to be loaded (" + name
                        + "), which the command line does not do; take it out.");
            }
            // The driver would say no more than that the server cannot be reached.
            if (name.equals("sslmode") && !SSL_MODES.contains(parts[parts.length - 1])) {
                throw new BadInput("--store has an unknown sslmode; write " + String.join(", ", SSL_MODES) + ".");
            }
        }
    }

    private static BadInput unreadable() {
        return new BadInput("--store is the address of a database that cannot be read; " + HOW + ".");
    }

    /** The sentence without an address in which a role or a setting is named, however it came into it. */
    public static String without(String sentence) {
        return IN_SENTENCE.matcher(sentence).replaceAll("(an address)");
    }
}
