package org.patrondesk.testkit;

import org.junit.jupiter.api.Nested;
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

/**
 * All contracts of a storage in one class: an adapter's test extends it and says how to open the storage.
 *
 * <p>The test instance is the fixture, so that a {@code @TempDir} field of the adapter's test is fresh for each test.
 */
public abstract class StorageKit implements StorageFixture {
    @Nested
    class Transactions extends StorageContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class Nesting extends NestingContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class OneAfterTheOther extends OneAfterTheOtherContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class Contending extends ContendingContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class EventsStore extends EventsContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class EventBodiesStore extends EventBodiesContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class SealsStore extends SealsContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class IdempotencyKeysStore extends IdempotencyKeysContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class MembersStore extends MembersContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class DecisionsStore extends DecisionsContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class RunPlaces extends RunPlacesContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class FollowUpsStore extends FollowUpsContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class LinksStore extends LinksContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class BarriersStore extends BarriersContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class ResolutionsStore extends ResolutionsContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class StoriesStore extends StoriesContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class RetainedStore extends RetainedContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class ConsentRetention extends ConsentRetentionContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class PolicySetsStore extends PolicySetsContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class CountersStore extends CountersContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class AccessLogStore extends AccessLogContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class PrivacyCasesStore extends PrivacyCasesContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class Erasures extends ErasureContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class ConsentsStore extends ConsentsContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class EmergenciesStore extends EmergenciesContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class DeliveriesStore extends DeliveriesContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class Decided extends DecidedDeliveriesContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class Queue extends DeliveryQueueContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class Attempts extends AttemptsContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }

    @Nested
    class DueTasksStore extends DueTasksContract {
        @Override
        protected StorageFixture fixture() {
            return StorageKit.this;
        }
    }
}
