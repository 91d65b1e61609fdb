package org.patrondesk.memory.store;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.access.Scope;
import org.patrondesk.person.Subject;
import org.patrondesk.story.Story;
import org.patrondesk.story.StoryShelf;

/** Stories in the heap. */
public record InMemoryStories(Scope scope, TenantRecords records, Writing writing) implements StoryShelf {
    @Override
    public void record(Story story) {
        writing.checkWithin(scope, List.of(story), Story::branch);
        records.stories.put(story.id(), story);
        writing.done(() -> records.stories.remove(story.id()));
    }

    @Override
    public Optional<Story> find(UUID id) {
        return Optional.ofNullable(records.stories.get(id)).filter(story -> scope.covers(story.branch()));
    }

    @Override
    public void about(Subject.Pseudonym person, Consumer<Story> to) {
        records.stories.values().stream()
                .filter(story -> story.person().filter(person::equals).isPresent())
                .filter(story -> scope.covers(story.branch()))
                .sorted(Comparator.comparing(story -> story.id().toString()))
                .forEach(to);
    }

    @Override
    public boolean replace(Story next) {
        writing.checkWithin(scope, List.of(next), Story::branch);
        Optional<Story> before = find(next.id()).filter(story -> story.version() == next.version() - 1);
        before.ifPresent(story -> {
            records.stories.put(story.id(), next);
            writing.done(() -> records.stories.put(story.id(), story));
        });
        return before.isPresent();
    }
}
