package org.patrondesk.story;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.library.Spi;
import org.patrondesk.person.Subject;

/** The store of stories. */
@Spi
public interface StoryShelf {
    /**
     * Records a story.
     *
     * <p>stories-1: it is found, field for field, by every later transaction. stories-2: one at a branch outside the scope
     * is refused with {@link org.patrondesk.journal.StorageUnavailable}, and nothing of that transaction is kept.
     */
    void record(Story story);

    /** stories-3: the story with this id as it was last recorded, if the scope covers its branch. */
    Optional<Story> find(UUID id);

    /**
     * stories-4: puts the next version in place of the one before, which no later transaction can read any more.
     *
     * @return false, and nothing is changed, when the version before is not the one that is kept
     */
    boolean replace(Story next);

    /**
     * stories-5: hands over the tenant's stories of this person, as far as the scope covers their branches, in the order of
     * their telling.
     */
    void about(Subject.Pseudonym person, Consumer<Story> to);
}
