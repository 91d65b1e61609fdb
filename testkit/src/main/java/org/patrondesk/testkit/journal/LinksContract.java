package org.patrondesk.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Link;
import org.patrondesk.journal.Links;
import org.patrondesk.library.Ref;
import org.patrondesk.testkit.PortContract;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Sample;

/** What every store of {@link Links} promises. */
public abstract class LinksContract extends PortContract {
    private static final Ref BARRIER = new Ref("barrier", "b-1 " + Sample.ODD_LINE);
    private static final Ref FIRST = new Ref("decision", "d-1");
    private static final Ref SECOND = new Ref("decision", "d-2");

    private final Scope scope = Sample.scope(Sample.TENANT, Permission.REVIEW_NOS);
    private final Scope elsewhere = Sample.scope(Sample.OTHER_TENANT, Permission.REVIEW_NOS);

    @Test
    @Promise("links-1")
    void a_link_is_found_from_both_its_ends_and_from_no_other() {
        Link link = new Link(BARRIER, FIRST);
        add(link);

        assertThat(of(scope, BARRIER)).containsExactly(link);
        assertThat(of(scope, FIRST)).containsExactly(link);
        assertThat(of(scope, SECOND)).isEmpty();
        assertThat(of(scope, new Ref("story", FIRST.id()))).isEmpty();
    }

    @Test
    @Promise("links-1")
    void a_failed_transaction_keeps_none() {
        writeAndFail(scope, transaction -> transaction.store(Links.class).add(new Link(BARRIER, FIRST)));

        assertThat(of(scope, BARRIER)).isEmpty();
    }

    @Test
    @Promise("links-2")
    void adding_it_again_changes_nothing() {
        Link link = new Link(BARRIER, FIRST);
        add(link);
        writeAndFail(scope, transaction -> transaction.store(Links.class).add(link));
        add(link);

        assertThat(of(scope, FIRST)).containsExactly(link);
    }

    @Test
    @Promise("links-3")
    void the_links_of_a_record_come_in_the_order_of_their_ends() {
        Link toSecond = new Link(BARRIER, SECOND);
        Link toFirst = new Link(BARRIER, FIRST);
        Link fromStory = new Link(new Ref("story", "a"), BARRIER);
        List.of(fromStory, toSecond, toFirst).forEach(this::add);

        assertThat(of(scope, BARRIER)).containsExactly(toFirst, toSecond, fromStory);
    }

    @Test
    @Promise("links-3")
    void another_tenant_sees_none() {
        add(new Link(BARRIER, FIRST));

        assertThat(of(elsewhere, BARRIER)).isEmpty();
    }

    private void add(Link link) {
        write(scope, Links.class, store -> store.add(link));
    }

    private List<Link> of(Scope where, Ref end) {
        return read(where, Links.class, store -> store.of(end));
    }
}
