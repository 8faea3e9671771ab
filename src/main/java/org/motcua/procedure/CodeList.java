package org.motcua.procedure;

import java.util.List;
import java.util.Optional;
import org.motcua.kernel.Text;

/// Values with names, such as the ethnic groups, from which a form field is chosen.
public record CodeList(String id, Text title, List<Entry> entries) {
    public CodeList {
        entries = Given.list(entries);
    }

    public record Entry(String code, Text name) {}

    public Optional<Entry> find(String code) {
        return entries.stream().filter(entry -> entry.code().equals(code)).findFirst();
    }
}
