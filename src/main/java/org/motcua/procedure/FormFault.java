package org.motcua.procedure;

import org.motcua.kernel.Text;

/// Something wrong with an answer, and what to do about it.
///
/// @param field the field; in rows of a list `members.0.name`
/// @param rule short name of the rule, such as `required`
/// @param text what to do, in every language of the country
public record FormFault(String field, String rule, Text text) {
    /// As examples of a definition write it.
    public String written() {
        return field + ": " + rule;
    }
}
