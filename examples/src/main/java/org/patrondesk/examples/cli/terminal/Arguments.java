package org.patrondesk.examples.cli.terminal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Tenant;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Turns what is typed into values, each refusal one sentence that shows how to write it. */
public final class Arguments {
    private Arguments() {}

    public static void register(CommandLine command) {
        command.registerConverter(Path.class, Arguments::path);
        command.registerConverter(LocalDate.class, Arguments::day);
        command.registerConverter(ZoneId.class, Arguments::zone);
        command.registerConverter(Channel.class, Arguments::channel);
        command.registerConverter(Tenant.class, text -> checked(text, Tenant::new));
        command.registerConverter(UUID.class, Arguments::id);
        command.registerConverter(Branch.class, text -> checked(text, Branch::new));
    }

    private static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < 1900 || day.getYear() > 2199) {
                throw new TypeConversionException("'" + text + "' is no day from 1900 to 2199");
            }
            return day;
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is no date; write it like 2026-11-21.");
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("no file can have this name; name another");
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("it is no id; use the one that was printed when it was made");
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is no time zone; write it like Europe/London.");
        }
    }

    public static Channel channel(String text) {
        return Channel.ofCode(text)
                .filter(channel -> channel != Channel.BATCH)
                .orElseThrow(() ->
                        new TypeConversionException("'" + text + "' is no channel; use one of " + channels() + "."));
    }

    public static String channels() {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel != Channel.BATCH)
                .map(Channel::code)
                .collect(Collectors.joining(", "));
    }

    private static <T> T checked(String text, Function<String, T> value) {
        try {
            return value.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
