package org.patrondesk.ils.folio;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.patrondesk.ils.folio.text.Letter;
import org.patrondesk.ils.folio.text.PolicyLetter;
import org.patrondesk.policy.PolicyProblem;

/**
 * The tables that tell what the ids of a rule file mean, and which places lie within which. Immutable.
 *
 * <p>Each is a file of its own: {@code material_types.json}, {@code loan_types.json}, {@code patron_groups.json},
 * {@code institutions.json}, {@code campuses.json}, {@code libraries.json}, {@code locations.json},
 * {@code loan_policies.json}, {@code request_policies.json}, {@code patron_notice_policies.json},
 * {@code overdue_fines_policies.json}, {@code lost_item_fees_policies.json}. What a table that is absent would tell is
 * not checked.
 */
public final class FolioTables {
    private static final FolioTables NONE = new FolioTables(Map.of());

    private final Map<String, Table> tables;

    FolioTables(Map<String, Table> tables) {
        this.tables = tables;
    }

    /** No table at all: every id is taken as it stands. */
    public static FolioTables none() {
        return NONE;
    }

    /**
     * Reads the tables that lie in a folder.
     *
     * @throws PolicyProblem when there is no such folder, or at the place of a table that cannot be used
     */
    public static FolioTables read(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new PolicyProblem(folder.toString(), "This is a file; name the folder with the tables.");
        }
        if (!Files.isDirectory(folder)) {
            throw new PolicyProblem(folder.toString(), "There is no such folder; name the one with the tables.");
        }
        Map<String, Table> tables = new LinkedHashMap<>();
        Stream.concat(
                        Stream.of(Letter.values()).map(Letter::table),
                        Stream.of(PolicyLetter.values()).map(PolicyLetter::table))
                .filter(name -> Files.exists(folder.resolve(name + ".json")))
                .forEach(name -> tables.put(name, TableReader.read(folder.resolve(name + ".json"))));
        return new FolioTables(tables);
    }

    Optional<Table> of(Letter letter) {
        return Optional.ofNullable(tables.get(letter.table()));
    }

    Optional<Table> of(PolicyLetter letter) {
        return Optional.ofNullable(tables.get(letter.table()));
    }

    /** Whether it is known which library, campus and institution each location belongs to. */
    boolean knowPlaces() {
        return tables.containsKey(Letter.LOCATION.table());
    }
}
