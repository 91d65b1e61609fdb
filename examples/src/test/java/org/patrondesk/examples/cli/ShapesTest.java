package org.patrondesk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.patrondesk.policy.Outcome;
import org.patrondesk.replay.Replay;
import org.patrondesk.vocabulary.Facts;

class ShapesTest {
    @Test
    void a_replay_tells_split_bands_apart_from_lost_facts_and_shows_cases() {
        Facts facts = Facts.ofStored("{\"facts\":{\"age\":\"13..17\",\"guest\":true},\"type\":\"facts\",\"v\":1}");
        Replay.Report report = new Replay.Report(
                9,
                1,
                2,
                0,
                0,
                Map.of("fine", 1L),
                List.of(new Replay.Split("age", "13..17", 5)),
                List.of(new Replay.RuleEffect(
                        "too-young", 2, 0, 0, List.of(new Replay.Sample(facts, Outcome.NO, Outcome.YES, "default")))));

        assertThat(Shapes.replayed(report).line())
                .isEqualTo("{\"decisions\":9,\"same\":1,\"noToYes\":2,\"yesToNo\":0,\"otherChange\":0,"
                        + "\"notReplayable\":{\"fine\":1},\"byRule\":[{\"rule\":\"too-young\",\"noToYes\":2,"
                        + "\"yesToNo\":0,\"otherChange\":0,\"samples\":[{\"facts\":{\"age\":\"13..17\",\"guest\":true},"
                        + "\"before\":\"no\",\"after\":\"yes\",\"rule\":\"default\"}]}],"
                        + "\"splitBands\":[{\"attribute\":\"age\",\"band\":\"13..17\",\"decisions\":5}]}");
    }
}
