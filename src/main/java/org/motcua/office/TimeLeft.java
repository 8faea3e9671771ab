package org.motcua.office;

import org.motcua.page.Tone;

/// How much time is left for something, in words and as a tone.
public record TimeLeft(String words, Tone tone, boolean late) {
    /// As the template needs it where there is no date.
    public static final TimeLeft NONE = new TimeLeft("", Tone.PLAIN, false);
}
