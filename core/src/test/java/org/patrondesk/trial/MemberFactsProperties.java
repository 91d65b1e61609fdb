package org.patrondesk.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.patrondesk.library.Branch;
import org.patrondesk.patron.Member;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Choice;
import org.patrondesk.vocabulary.Domain;
import org.patrondesk.vocabulary.Facts;
import org.patrondesk.vocabulary.Vocabulary;

class MemberFactsProperties {
    private static final Branch MILL = new Branch("Mill Lane");
    private static final LocalDate START = LocalDate.of(2014, 1, 1);
    private static final Vocabulary WORDS = words("months-since-last-use", new Domain.Whole(0, 600));

    @Property(tries = 2000)
    void a_card_is_unused_for_m_months_when_its_last_use_lies_strictly_before_that_day(
            @ForAll @IntRange(max = 4000) int asOf,
            @ForAll @IntRange(max = 900) int before,
            @ForAll @IntRange(min = 1, max = 24) int months) {
        LocalDate day = START.plusDays(asOf);
        LocalDate lastUsed = day.minusDays(before);

        assertThat(months(day, lastUsed) >= months).isEqualTo(lastUsed.isBefore(day.minusMonths(months)));
    }

    @Example
    void the_edges_of_every_month_are_exact() {
        for (int day = 0; day < 1500; day++) {
            LocalDate asOf = START.plusDays(day);
            for (int m = 1; m <= 24; m++) {
                LocalDate edge = asOf.minusMonths(m);
                assertThat(months(asOf, edge)).as("%s, %s", asOf, edge).isLessThan(m);
                assertThat(months(asOf, edge.minusDays(1)))
                        .as("%s, before %s", asOf, edge)
                        .isGreaterThanOrEqualTo(m);
            }
        }
    }

    @Example
    void a_use_in_the_future_is_no_month_ago_and_a_distant_one_is_capped() {
        assertThat(months(START, START.plusYears(3))).isZero();
        assertThat(months(START, LocalDate.of(1900, 1, 1))).isEqualTo(600);
    }

    @Example
    void an_attribute_of_another_kind_than_members_have_is_refused_before_any_row() {
        for (Vocabulary wrong : List.of(
                words("postcode-area", new Domain.Flag()),
                words("months-since-last-use", new Choice(List.of("few"))),
                words("branch", new Domain.Whole(0, 9)))) {
            assertThatThrownBy(() -> new MemberFacts(wrong, START))
                    .isInstanceOf(PolicyProblem.class)
                    .hasMessageStartingWith(
                            "/attributes/" + wrong.attributes().get(0).id());
        }
    }

    @Example
    void a_month_below_the_attribute_is_unknown() {
        Vocabulary fromOne = words("months-since-last-use", new Domain.Whole(1, 24));

        assertThat(new MemberFacts(fromOne, START).of("NE1", new Member.Moment(START, null), MILL))
                .isEqualTo(Facts.NONE);
    }

    @Example
    void only_what_the_vocabulary_asks_about_is_kept() {
        Member.Moment used = new Member.Moment(START, null);

        assertThat(new MemberFacts(WORDS, START).of("NE1", used, MILL).canonical())
                .isEqualTo("{\"months-since-last-use\":0}");
        assertThat(new MemberFacts(words("postcode-area", new Choice(List.of("NE"))), START)
                        .of(" ne1 ", used, MILL)
                        .canonical())
                .isEqualTo("{\"postcode-area\":\"NE\"}");
        assertThat(new MemberFacts(WORDS, START).of("NE1", Member.Moment.UNKNOWN, MILL))
                .isEqualTo(Facts.NONE);
    }

    private static long months(LocalDate asOf, LocalDate lastUsed) {
        Facts facts = new MemberFacts(WORDS, asOf).of("NE1", new Member.Moment(lastUsed, null), MILL);
        return (long) facts.value("months-since-last-use").orElseThrow();
    }

    private static Vocabulary words(String attribute, Domain domain) {
        return new Vocabulary(List.of(new Attribute(attribute, domain, false)));
    }
}
