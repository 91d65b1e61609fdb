package org.patrondesk.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.adoption.Adopted;
import org.patrondesk.adoption.PoliciesInForce;
import org.patrondesk.adoption.PolicySets;
import org.patrondesk.library.ContentHash;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Verdict;
import org.patrondesk.schema.PolicyReader;
import org.patrondesk.testkit.PortContract;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Race;
import org.patrondesk.testkit.Sample;

/** What every store of {@link PolicySets} and {@link PoliciesInForce} promises. */
public abstract class PolicySetsContract extends PortContract {
    private final Scope scope = Sample.scope(Sample.TENANT, Permission.ADOPT_POLICY);
    private final Scope elsewhere = Sample.scope(Sample.OTHER_TENANT, Permission.ADOPT_POLICY);
    private final PolicySet first = Sample.policySet();
    private final PolicySet second = Sample.policySet("2");

    @Test
    @Promise("policies-1")
    void keeping_a_set_again_changes_nothing() {
        keep(scope, first);
        keep(scope, second);
        keep(scope, first);

        assertThat(find(scope, first.hash())).hasValueSatisfying(found -> assertSame(found, first));
        assertThat(find(scope, second.hash())).hasValueSatisfying(found -> assertSame(found, second));
    }

    @Test
    @Promise("policies-1")
    void a_set_of_a_failed_transaction_is_not_kept() {
        writeAndFail(scope, transaction -> transaction.store(PolicySets.class).keep(first));

        assertThat(find(scope, first.hash())).isEmpty();
    }

    @Test
    @Promise("policies-1")
    void kept_by_many_at_once_it_is_there() throws Exception {
        Race.run(number -> {
            keep(scope, first);
            return true;
        });

        assertThat(find(scope, first.hash())).hasValueSatisfying(found -> assertSame(found, first));
    }

    @Test
    @Promise("policies-2")
    void a_kept_set_is_found_rule_for_rule_and_answers_the_same() {
        PolicySet odd = PolicyReader.read(first.stored().with("version", Sample.ODD_TEXT));
        keep(scope, odd);

        assertThat(find(scope, odd.hash())).hasValueSatisfying(found -> assertSame(found, odd));
        assertThat(find(scope, first.hash())).isEmpty();
    }

    @Test
    @Promise("policies-2")
    void another_tenant_does_not_find_it() {
        keep(scope, first);

        assertThat(find(elsewhere, first.hash())).isEmpty();
    }

    @Test
    @Promise("policies-3")
    void an_adopted_set_is_in_force_from_the_call_on() {
        keep(scope, first);
        keep(scope, second);
        storage().write(scope, transaction -> {
            PoliciesInForce inForce = transaction.store(PoliciesInForce.class);
            inForce.adopt(Adopted.atOnce(first.hash(), Sample.NOON));
            assertThat(inForce.at(Sample.NOON)).contains(first.hash());
            inForce.adopt(Adopted.atOnce(second.hash(), Sample.NOON));
            assertThat(inForce.at(Sample.NOON)).contains(second.hash());
            return true;
        });

        assertThat(current(scope)).contains(second.hash());
    }

    @Test
    @Promise({"policies-3", "policies-4"})
    void the_set_adopted_last_is_in_force_whatever_the_clock_showed() {
        keep(scope, first);
        keep(scope, second);
        adopt(scope, first, Sample.NOON);
        adopt(scope, second, Sample.NOON.minusSeconds(3600));
        assertThat(current(scope)).contains(second.hash());

        adopt(scope, first, Sample.NOON);
        assertThat(current(scope)).contains(first.hash());
    }

    @Test
    @Promise("policies-3")
    void adopting_in_a_failed_transaction_changes_nothing() {
        keep(scope, first);
        keep(scope, second);
        adopt(scope, first, Sample.NOON);
        writeAndFail(
                scope,
                transaction ->
                        transaction.store(PoliciesInForce.class).adopt(Adopted.atOnce(second.hash(), Sample.NOON)));

        assertThat(current(scope)).contains(first.hash());
    }

    @Test
    @Promise("policies-4")
    void nothing_is_in_force_before_the_first_adoption() {
        keep(scope, first);

        assertThat(current(scope)).isEmpty();
    }

    @Test
    @Promise("policies-4")
    void each_tenant_has_its_own_in_force() {
        keep(scope, first);
        adopt(scope, first, Sample.NOON);
        assertThat(current(elsewhere)).isEmpty();

        keep(elsewhere, second);
        adopt(elsewhere, second, Sample.NOON);
        assertThat(current(scope)).contains(first.hash());
        assertThat(current(elsewhere)).contains(second.hash());
    }

    @Test
    @Promise({"policies-3", "policies-4"})
    void a_scheduled_set_answers_from_when_it_begins() {
        keep(scope, first);
        keep(scope, second);
        schedule(second, Sample.NOON.plusSeconds(60));
        assertThat(at(Sample.NOON.plusSeconds(59))).isEmpty();
        adopt(scope, first, Sample.NOON);

        assertThat(at(Sample.NOON.plusSeconds(59))).contains(first.hash());
        assertThat(at(Sample.NOON.plusSeconds(60))).contains(second.hash());
    }

    @Test
    @Promise("policies-4")
    void a_set_adopted_after_a_scheduled_one_began_answers_and_the_scheduled_one_to_come_still_follows() {
        keep(scope, first);
        keep(scope, second);
        schedule(second, Sample.NOON.plusSeconds(60));
        schedule(second, Sample.NOON.plusSeconds(120));
        adopt(scope, first, Sample.NOON.plusSeconds(61));

        assertThat(at(Sample.NOON.plusSeconds(62))).contains(first.hash());
        assertThat(at(Sample.NOON.plusSeconds(120))).contains(second.hash());
    }

    @Test
    @Promise("policies-5")
    void every_adoption_is_found_field_for_field_in_its_own_tenant() {
        keep(scope, first);
        keep(scope, second);
        adopt(scope, first, Sample.NOON);
        schedule(second, Sample.NOON.plusSeconds(60));
        adopt(scope, first, Sample.NOON.plusSeconds(120));

        assertThat(adopted(scope))
                .containsExactly(
                        new Adopted(second.hash(), Sample.NOON.minusSeconds(1), Sample.NOON.plusSeconds(60)),
                        Adopted.atOnce(first.hash(), Sample.NOON),
                        Adopted.atOnce(first.hash(), Sample.NOON.plusSeconds(120)));
        assertThat(adopted(elsewhere)).isEmpty();
    }

    private List<Adopted> adopted(Scope where) {
        return read(where, PoliciesInForce.class, PoliciesInForce::adopted);
    }

    /** Two sets are the same when all that can be read of them is, and when they answer alike. */
    private static void assertSame(PolicySet found, PolicySet kept) {
        assertThat(found.stored().canonical()).isEqualTo(kept.stored().canonical());
        assertThat(found.ref()).isEqualTo(kept.ref());
        assertThat(found.philosophy()).isEqualTo(kept.philosophy());
        assertThat(found.vocabulary().attributes()).isEqualTo(kept.vocabulary().attributes());
        assertThat(found.expectations()).isEqualTo(kept.expectations());
        assertThat(found.rules())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("region")
                .isEqualTo(kept.rules());
        assertThat(verdicts(found)).isEqualTo(verdicts(kept));
    }

    private static List<Verdict> verdicts(PolicySet set) {
        Policy policy = Policy.of(set);
        return List.<Map<String, Object>>of(
                        Map.of(),
                        Map.of("postcode-area", "DH"),
                        Map.of("postcode-area", "NE", "overdue", "60.00"),
                        Map.of("postcode-area", "NFA", "overdue", "0.00", "months-since-last-use", 7))
                .stream()
                .map(facts -> policy.decide(set.vocabulary().facts(facts)))
                .toList();
    }

    private void keep(Scope where, PolicySet set) {
        write(where, PolicySets.class, store -> store.keep(set));
    }

    private Optional<PolicySet> find(Scope where, ContentHash hash) {
        return read(where, PolicySets.class, store -> store.find(hash));
    }

    private void adopt(Scope where, PolicySet set, Instant at) {
        write(where, PoliciesInForce.class, store -> store.adopt(Adopted.atOnce(set.hash(), at)));
    }

    private void schedule(PolicySet set, Instant begins) {
        write(
                scope,
                PoliciesInForce.class,
                store -> store.adopt(new Adopted(set.hash(), Sample.NOON.minusSeconds(1), begins)));
    }

    private Optional<ContentHash> at(Instant now) {
        return read(scope, PoliciesInForce.class, store -> store.at(now));
    }

    private Optional<ContentHash> current(Scope where) {
        return read(where, PoliciesInForce.class, store -> store.at(Sample.NOON));
    }
}
