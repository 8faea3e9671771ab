package org.motcua.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One number of a board: what it is, whether that is good, how it came about, what is behind it.
///
/// @param unit what it counts, "%" or a word
/// @param goal the sentence beside the mark, naming the target
/// @param notes lines below: how many it is made of, the period before
/// @param definition the path to how it is computed
/// @param behind the path to exactly the dossiers behind it
public record NumberCard(
        String label,
        String value,
        String unit,
        Mark mark,
        String goal,
        @Nullable Sparkline line,
        List<String> notes,
        @Nullable String definition,
        @Nullable String behind) {
    public NumberCard {
        notes = List.copyOf(notes);
    }

    /// Level and direction in one mark: being behind and moving is not being behind and standing
    /// still. Shape, word and colour say the same.
    public enum Mark {
        MET(Tone.GOOD, "M6 1a5 5 0 1 0 0 10a5 5 0 1 0 0-10z"),
        BEHIND_BUT_MOVING(Tone.WARN, "M6 1l5.5 10h-11z"),
        BEHIND_AND_STILL(Tone.BAD, "M1.5 1.5h9v9h-9z"),
        UNKNOWN(Tone.PLAIN, "M1 5h10v2h-10z");

        private final Tone tone;
        private final String shape;

        Mark(Tone tone, String shape) {
            this.tone = tone;
            this.shape = shape;
        }

        public Tone tone() {
            return tone;
        }

        /// The path of its shape in a square of twelve.
        public String shape() {
            return shape;
        }
    }
}
