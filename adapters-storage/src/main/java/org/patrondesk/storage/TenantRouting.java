package org.patrondesk.storage;

import java.util.Collection;
import java.util.Optional;
import javax.sql.DataSource;
import org.patrondesk.library.Spi;
import org.patrondesk.library.Tenant;

/**
 * Says in which database a tenant's rows are kept.
 *
 * <p>Implementations are safe for use by many threads, quick, and give the same object for the same database: each one is
 * checked when it is first given.
 */
@Spi
@FunctionalInterface
public interface TenantRouting {
    /** The tenant's {@code runtime} data source; empty for a tenant that has no database. Stays the tenant's for good. */
    Optional<DataSource> runtime(Tenant tenant);

    /**
     * Every database that tenants are kept in, so that the due work in each is run; the same object for the same one at each
     * call. One that is missing twice in a row, for five seconds, counts as gone, and its due work ends in this process.
     *
     * @throws UnsupportedOperationException when this routing cannot tell, and so no due work is run over it
     */
    default Collection<DataSource> databases() {
        throw new UnsupportedOperationException(
                "This routing does not tell its databases; have it do so to run due work.");
    }
}
