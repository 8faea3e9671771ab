package org.motcua.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parts of an application and how far each is.
public record TaskList(List<Group> groups) {
    public TaskList {
        groups = List.copyOf(groups);
    }

    /// Tasks that belong together.
    public record Group(String title, List<Task> tasks) {}

    /// @param path where it is done; null while it cannot be started
    /// @param why one line: what it is about, or what must come before it
    public record Task(String label, @Nullable String path, State state, @Nullable String why) {}

    /// How far a task is.
    public enum State {
        NOT_STARTED("page.task.not-started", Tone.INFO),
        IN_PROGRESS("page.task.in-progress", Tone.WARN),
        DONE("page.task.done", Tone.GOOD),
        BLOCKED("page.task.blocked", Tone.PLAIN),
        FAULTY("page.task.faulty", Tone.BAD);

        private final String word;
        private final Tone tone;

        State(String word, Tone tone) {
            this.word = word;
            this.tone = tone;
        }

        /// The key of its words.
        public String word() {
            return word;
        }

        public Tone tone() {
            return tone;
        }
    }
}
