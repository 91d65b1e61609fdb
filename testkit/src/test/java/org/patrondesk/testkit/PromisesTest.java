package org.patrondesk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.patrondesk.testkit.delivery.AttemptsContract;
import org.patrondesk.testkit.delivery.ContendingContract;
import org.patrondesk.testkit.delivery.DecidedDeliveriesContract;
import org.patrondesk.testkit.delivery.DeliveriesContract;
import org.patrondesk.testkit.delivery.DeliveryQueueContract;
import org.patrondesk.testkit.journal.DueTasksContract;
import org.patrondesk.testkit.journal.EventBodiesContract;
import org.patrondesk.testkit.journal.EventsContract;
import org.patrondesk.testkit.journal.IdempotencyKeysContract;
import org.patrondesk.testkit.journal.LinksContract;
import org.patrondesk.testkit.journal.NestingContract;
import org.patrondesk.testkit.journal.OneAfterTheOtherContract;
import org.patrondesk.testkit.journal.SealsContract;
import org.patrondesk.testkit.journal.StorageContract;
import org.patrondesk.testkit.privacy.AccessLogContract;
import org.patrondesk.testkit.privacy.ConsentRetentionContract;
import org.patrondesk.testkit.privacy.ConsentsContract;
import org.patrondesk.testkit.privacy.EmergenciesContract;
import org.patrondesk.testkit.privacy.ErasureContract;
import org.patrondesk.testkit.privacy.PrivacyCasesContract;
import org.patrondesk.testkit.privacy.RetainedContract;
import org.patrondesk.testkit.record.BarriersContract;
import org.patrondesk.testkit.record.CountersContract;
import org.patrondesk.testkit.record.DecisionsContract;
import org.patrondesk.testkit.record.FollowUpsContract;
import org.patrondesk.testkit.record.MembersContract;
import org.patrondesk.testkit.record.PolicySetsContract;
import org.patrondesk.testkit.record.ResolutionsContract;
import org.patrondesk.testkit.record.RunPlacesContract;
import org.patrondesk.testkit.record.StoriesContract;

class PromisesTest {
    static final List<Class<? extends PortContract>> CONTRACTS = List.of(
            StorageContract.class,
            NestingContract.class,
            OneAfterTheOtherContract.class,
            ContendingContract.class,
            EventsContract.class,
            EventBodiesContract.class,
            RetainedContract.class,
            ConsentRetentionContract.class,
            ErasureContract.class,
            PrivacyCasesContract.class,
            AccessLogContract.class,
            SealsContract.class,
            IdempotencyKeysContract.class,
            MembersContract.class,
            DecisionsContract.class,
            RunPlacesContract.class,
            FollowUpsContract.class,
            LinksContract.class,
            BarriersContract.class,
            ResolutionsContract.class,
            StoriesContract.class,
            PolicySetsContract.class,
            CountersContract.class,
            ConsentsContract.class,
            EmergenciesContract.class,
            DeliveriesContract.class,
            DecidedDeliveriesContract.class,
            DeliveryQueueContract.class,
            AttemptsContract.class,
            DueTasksContract.class);

    private static final Pattern IN_JAVADOC = Pattern.compile("(?<![a-z-])((?:[a-z]+-)+[0-9]+):");
    private static final Pattern ON_PAGE = Pattern.compile("(?m)^\\| ((?:[a-z]+-)+[0-9]+) \\|");

    @Test
    void the_ports_the_contracts_and_the_page_agree_on_every_promise() {
        Set<String> inJavadoc = Repository.below(Repository.file("core/src/main/java"), ".java").stream()
                .flatMap(file -> numbers(IN_JAVADOC, Repository.text(file)))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> onPage = numbers(ON_PAGE, Repository.text(Repository.file("docs/ports.md")))
                .collect(Collectors.toSet());
        Set<String> inTests = tests().flatMap(
                        test -> Stream.of(test.getAnnotation(Promise.class).value()))
                .collect(Collectors.toSet());

        assertThat(inJavadoc).hasSizeGreaterThanOrEqualTo(26);
        assertThat(inTests).isEqualTo(inJavadoc);
        assertThat(onPage).isEqualTo(inJavadoc);
    }

    @Test
    void a_promise_stands_in_the_javadoc_of_one_port_and_on_one_line_of_the_page() {
        List<String> inJavadoc = Repository.below(Repository.file("core/src/main/java"), ".java").stream()
                .flatMap(file -> numbers(IN_JAVADOC, Repository.text(file)))
                .toList();

        assertThat(inJavadoc).doesNotHaveDuplicates();
        assertThat(numbers(ON_PAGE, Repository.text(Repository.file("docs/ports.md"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void every_contract_test_names_its_promise() {
        assertThat(tests())
                .hasSizeGreaterThan(60)
                .allSatisfy(test -> assertThat(test.getAnnotation(Promise.class))
                        .as(test.toString())
                        .isNotNull());
    }

    @Test
    void the_kit_runs_every_contract() {
        List<Class<?>> run = Stream.of(StorageKit.class.getDeclaredClasses())
                .<Class<?>>map(Class::getSuperclass)
                .toList();

        assertThat(run).containsExactlyInAnyOrderElementsOf(CONTRACTS);
    }

    private static Stream<Method> tests() {
        return Stream.concat(testsOf(CONTRACTS), testsOf(List.of(CourierContract.class, KeyVaultContract.class)));
    }

    static Stream<Method> testsOf(List<? extends Class<?>> contracts) {
        return contracts.stream()
                .flatMap(contract -> Stream.of(contract.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class));
    }

    private static Stream<String> numbers(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
    }
}
