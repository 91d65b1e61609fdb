package org.patrondesk.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Period;
import org.patrondesk.meeting.Resolution;
import org.patrondesk.meeting.ResolutionKind;
import org.patrondesk.meeting.Resolutions;
import org.patrondesk.testkit.PortContract;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Sample;

/** What every store of {@link Resolutions} promises. */
public abstract class ResolutionsContract extends PortContract {
    private static final Period ALL = new Period(Sample.NOON.minusSeconds(3600), Sample.NOON.plusSeconds(3600));

    private final Scope scope = Sample.scope(Sample.TENANT, Permission.REVIEW_NOS);
    private final Scope elsewhere = Sample.scope(Sample.OTHER_TENANT, Permission.REVIEW_NOS);

    private static Resolution resolution(int n, ResolutionKind kind, Instant at) {
        Optional<Resolution.Change> change = kind == ResolutionKind.CHANGE
                ? Optional.of(new Resolution.Change(ContentHash.of("policy " + n), Sample.NOON.plusSeconds(86_400)))
                : Optional.empty();
        return new Resolution(
                Sample.id(n), at, kind, "rule " + Sample.ODD_TEXT, "why " + Sample.ODD_TEXT, change, "staff-1");
    }

    @Test
    @Promise({"resolutions-1", "resolutions-2", "resolutions-3"})
    void every_kind_comes_back_field_for_field_in_the_order_of_recording() {
        List<Resolution> recorded = List.of(
                resolution(1, ResolutionKind.KEEP, Sample.NOON),
                resolution(2, ResolutionKind.CHANGE, Sample.NOON.plusMillis(1)),
                resolution(3, ResolutionKind.FIND_A_YES, Sample.NOON.plusMillis(2)));
        recorded.forEach(this::record);

        assertThat(recorded).allSatisfy(each -> assertThat(find(scope, each)).contains(each));
        assertThat(during(scope, ALL)).isEqualTo(recorded);
    }

    @Test
    @Promise("resolutions-1")
    void a_failed_transaction_keeps_none() {
        Resolution resolution = resolution(1, ResolutionKind.CHANGE, Sample.NOON);
        writeAndFail(scope, transaction -> transaction.store(Resolutions.class).record(resolution));

        assertThat(find(scope, resolution)).isEmpty();
    }

    @Test
    @Promise({"resolutions-2", "resolutions-3"})
    void another_tenant_sees_none() {
        Resolution resolution = resolution(1, ResolutionKind.KEEP, Sample.NOON);
        record(resolution);

        assertThat(find(elsewhere, resolution)).isEmpty();
        assertThat(during(elsewhere, ALL)).isEmpty();
    }

    @Test
    @Promise("resolutions-3")
    void a_period_includes_its_start_and_excludes_its_end() {
        Period period = new Period(Sample.NOON, Sample.NOON.plusSeconds(60));
        Resolution first = resolution(2, ResolutionKind.KEEP, period.from());
        Resolution last = resolution(3, ResolutionKind.KEEP, period.to().minusMillis(1));
        record(resolution(1, ResolutionKind.KEEP, period.from().minusMillis(1)));
        record(first);
        record(last);
        record(resolution(4, ResolutionKind.KEEP, period.to()));

        assertThat(during(scope, period)).containsExactly(first, last);
    }

    private void record(Resolution resolution) {
        write(scope, Resolutions.class, store -> store.record(resolution));
    }

    private Optional<Resolution> find(Scope where, Resolution resolution) {
        return read(where, Resolutions.class, store -> store.find(resolution.id()));
    }

    private List<Resolution> during(Scope where, Period period) {
        return read(where, Resolutions.class, store -> collected(to -> store.each(period, to)));
    }
}
