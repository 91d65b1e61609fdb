package org.patrondesk.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.patrondesk.privacy.Keeping;

/** Every field that PERSONAL_DATA.md says is kept is removed when its time is over, or stands here with the reason. */
class KeptFieldsTest {
    private static final Pattern LINE =
            Pattern.compile("(?m)^\\| \\w+ \\| `([\\w.]+)` \\| [^|]+ \\| (\\d+) (days?|years?) \\|$");

    /** What stays in a line of the ledger of consent, as the page says: a no is obeyed for ever, so it must be known whose. */
    private static final Set<String> STAYING = Set.of("Subject.Pseudonym.code");

    private static final Map<String, Keeping> REMOVED = Map.ofEntries(
            Map.entry("Wording.asked", Keeping.DECISION_WORDS),
            Map.entry("Wording.why", Keeping.DECISION_WORDS),
            Map.entry("Wording.offered", Keeping.DECISION_WORDS),
            Map.entry("Decision.handledBy", Keeping.DECISION_STAFF),
            Map.entry("Decision.person", Keeping.DECISION_PERSON),
            Map.entry("FollowUp.words", Keeping.FOLLOW_UP),
            Map.entry("FollowUp.by", Keeping.FOLLOW_UP),
            Map.entry("Delivery.to", Keeping.DELIVERY),
            Map.entry("Delivery.about", Keeping.DELIVERY),
            Map.entry("Message.subject", Keeping.DELIVERY),
            Map.entry("Message.text", Keeping.DELIVERY),
            Map.entry("Result.Accepted.providerId", Keeping.DELIVERY),
            Map.entry("Member.district", Keeping.MEMBER),
            Map.entry("Member.added", Keeping.MEMBER),
            Map.entry("Member.lastUsed", Keeping.MEMBER),
            Map.entry("Barrier.name", Keeping.BARRIER_NAME),
            Map.entry("Barrier.by", Keeping.BARRIER_STAFF),
            Map.entry("Resolution.reason", Keeping.RESOLUTION_REASON),
            Map.entry("Resolution.by", Keeping.RESOLUTION_STAFF),
            Map.entry("Access.person", Keeping.ACCESS),
            Map.entry("AccessEntry.actor", Keeping.ACCESS),
            Map.entry("ConsentEntry.Proof.evidence", Keeping.CONSENT_EVIDENCE),
            Map.entry("ConsentEntry.Minor.age", Keeping.CONSENT_MINOR),
            Map.entry("ConsentEntry.Minor.guardian", Keeping.CONSENT_MINOR),
            Map.entry("ConsentEntry.by", Keeping.CONSENT_STAFF),
            Map.entry("Event.actor", Keeping.EVENT_STAFF),
            Map.entry("Entry.mark", Keeping.EVENT_STAFF),
            Map.entry("IdempotencyKeys.Kept.request", Keeping.CALL_KEY),
            Map.entry("Story.text", Keeping.STORY_TEXT),
            Map.entry("Story.person", Keeping.STORY_PERSON),
            Map.entry("Story.by", Keeping.STORY_STAFF),
            Map.entry("EmergencyAccess.reason", Keeping.EMERGENCY_WORDS),
            Map.entry("EmergencyAccess.Seen.note", Keeping.EMERGENCY_WORDS),
            Map.entry("EmergencyAccess.by", Keeping.EMERGENCY_STAFF),
            Map.entry("EmergencyAccess.Seen.by", Keeping.EMERGENCY_STAFF));

    private static Map<String, Period> kept() throws IOException {
        String page = Files.readString(Path.of("../PERSONAL_DATA.md"));
        String kept = page.substring(page.indexOf("## What is kept"), page.indexOf("## What is only"));
        Map<String, Period> all = new TreeMap<>();
        LINE.matcher(kept).results().forEach(line -> all.put(line.group(1), period(line)));
        return all;
    }

    private static Period period(MatchResult line) {
        int n = Integer.parseInt(line.group(2));
        return line.group(3).startsWith("day") ? Period.ofDays(n) : Period.ofYears(n);
    }

    @Test
    void every_field_that_is_kept_is_removed_after_the_period_that_the_page_promises() throws IOException {
        Map<String, Period> promised = kept();
        Set<String> named = new TreeSet<>(REMOVED.keySet());
        named.addAll(STAYING);

        assertThat(promised.keySet()).isEqualTo(named);
        REMOVED.forEach((field, keeping) -> assertThat(promised).containsEntry(field, keeping.atMost()));
        assertThat(REMOVED.values()).contains(Keeping.values());
    }
}
