package org.motcua.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// From which time of day on what arrives counts as arrived at the opening of the next working day.
/// A day off always counts so once a cut-off is given.
///
/// @param time the last minute that still counts for the day itself is the one before this; what
///   arrives exactly at this time still counts for the day
/// @param opens when counting starts on the next working day; none means when work begins there
/// @param article where the law says so
public record CutOff(LocalTime time, @Nullable LocalTime opens, @Nullable String article) {
    @JsonCreator
    public CutOff {}

    /// What arrives after this time counts from the opening of the next working day.
    public static CutOff at(LocalTime time) {
        return new CutOff(time, null, null);
    }
}
