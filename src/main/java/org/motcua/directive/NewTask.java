package org.motcua.directive;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A task as somebody enters it.
///
/// @param lead the code of the one agency that leads, as typed
/// @param partners codes of agencies and ids of groups, as typed, parted by commas or blanks
/// @param due the last day; none where what was typed is no day
public record NewTask(
        String text,
        String lead,
        String partners,
        @Nullable LocalDate due,
        String product,
        String authority) {

    /// The clarities that it lacks; with any, it is not taken.
    public Set<Task.Clarity> unclear() {
        var unclear = EnumSet.noneOf(Task.Clarity.class);
        if (text.isBlank()) {
            unclear.add(Task.Clarity.WORK);
        }
        if (lead.isBlank()) {
            unclear.add(Task.Clarity.PERSON);
            unclear.add(Task.Clarity.RESPONSIBILITY);
        }
        if (due == null) {
            unclear.add(Task.Clarity.TIME);
        }
        if (product.isBlank()) {
            unclear.add(Task.Clarity.PRODUCT);
        }
        if (authority.isBlank()) {
            unclear.add(Task.Clarity.AUTHORITY);
        }
        return unclear;
    }
}
