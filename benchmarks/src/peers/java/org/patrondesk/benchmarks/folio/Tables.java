package org.patrondesk.benchmarks.folio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.patrondesk.benchmarks.folio.LookUp.Place;

/** The ids that a look-up can name. */
record Tables(List<String> materialTypes, List<String> loanTypes, List<String> patronGroups, List<Place> places) {
    private static final long SEED = 20_261_121;

    static Tables in(Path folder) throws IOException {
        List<Place> places = new ArrayList<>();
        for (JsonNode row :
                new ObjectMapper().readTree(folder.resolve("locations.json").toFile())) {
            places.add(new Place(
                    row.path("id").asText(),
                    row.path("libraryId").asText(),
                    row.path("campusId").asText(),
                    row.path("institutionId").asText()));
        }
        return new Tables(
                ids(folder, "material_types"), ids(folder, "loan_types"), ids(folder, "patron_groups"), places);
    }

    private static List<String> ids(Path folder, String table) throws IOException {
        List<String> ids = new ArrayList<>();
        for (JsonNode row :
                new ObjectMapper().readTree(folder.resolve(table + ".json").toFile())) {
            ids.add(row.path("id").asText());
        }
        return ids;
    }

    /** How many different look-ups there are. */
    long combinations() {
        return (long) materialTypes.size() * loanTypes.size() * patronGroups.size() * places.size();
    }

    /** Look-ups drawn evenly, the same in every run. */
    List<LookUp> some(int count) {
        Random random = new Random(SEED);
        return Stream.generate(() -> new LookUp(
                        one(materialTypes, random),
                        one(loanTypes, random),
                        one(patronGroups, random),
                        one(places, random)))
                .limit(count)
                .toList();
    }

    private static <T> T one(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
