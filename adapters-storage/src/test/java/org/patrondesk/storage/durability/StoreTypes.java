package org.patrondesk.storage.durability;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.patrondesk.access.Permission;
import org.patrondesk.journal.Storage;
import org.patrondesk.testkit.Sample;

/** The stores that a storage knows, found by asking it for every interface of the core. */
final class StoreTypes {
    private StoreTypes() {}

    /** The interfaces of the core that this storage has a store of, by name. */
    static List<Class<?>> of(Storage storage) throws IOException {
        List<Class<?>> interfaces = interfacesOfTheCore();
        return storage.read(Sample.scope(Sample.TENANT, Permission.REVIEW_NOS), transaction -> {
            List<Class<?>> found = new ArrayList<>();
            for (Class<?> type : interfaces) {
                try {
                    transaction.store(type);
                    found.add(type);
                } catch (IllegalArgumentException noStore) {
                    // An interface of another purpose.
                }
            }
            return found;
        });
    }

    private static List<Class<?>> interfacesOfTheCore() throws IOException {
        try {
            URI core = Storage.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            if (Files.isDirectory(Path.of(core))) {
                return interfacesUnder(Path.of(core));
            }
            try (FileSystem jar = FileSystems.newFileSystem(Path.of(core), Map.of())) {
                return interfacesUnder(jar.getPath("/"));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Class<?>> interfacesUnder(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.startsWith("org") && name.endsWith(".class"))
                    .sorted()
                    .<Class<?>>map(StoreTypes::load)
                    .filter(Class::isInterface)
                    .toList();
        }
    }

    private static Class<?> load(String file) {
        String name = file.substring(0, file.length() - ".class".length())
                .replace('/', '.')
                .replace('\\', '.');
        try {
            return Class.forName(name, false, Storage.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
