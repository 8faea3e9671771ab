package org.motcua.procedure;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A procedure as a national catalogue publishes it: words to read, not yet rules to file by.
///
/// @param fieldCode code of the field of administration; null where the record names none
/// @param levels `commune`, `province`, `nation`, as flagged
/// @param subjects codes of the kinds of subject
/// @param papers names of the papers by the case they stand under
/// @param defects kinds of defects of the record
public record Information(
        String code,
        String name,
        @Nullable String fieldCode,
        @Nullable String fieldName,
        @Nullable String department,
        List<String> levels,
        List<String> subjects,
        boolean fullProcess,
        boolean nonTerritorial,
        List<String> keywords,
        String steps,
        List<Method> methods,
        List<PaperCase> papers,
        List<String> results,
        List<String> legalBasis,
        @Nullable String requirements,
        Set<Defect> defects) {
    public Information {
        levels = Given.list(levels);
        subjects = Given.list(subjects);
        keywords = Given.list(keywords);
        methods = Given.list(methods);
        papers = Given.list(papers);
        results = Given.list(results);
        legalBasis = Given.list(legalBasis);
        // in the order of the kinds, so that the same record is always written alike
        defects =
                defects.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(defects));
    }

    /// A way to file with its time and fees, as published.
    public record Method(
            String channel,
            @Nullable Long time,
            @Nullable String unit,
            @Nullable String description,
            List<Charge> fees) {
        public Method {
            fees = Given.list(fees);
        }

        public boolean online() {
            return channel.equals("ONLINE");
        }
    }

    public record Charge(
            @Nullable String type, @Nullable Long amount, @Nullable String description) {}

    public record PaperCase(String name, List<Component> components) {
        public PaperCase {
            components = Given.list(components);
        }
    }

    public record Component(
            @Nullable String code, String name, int originals, int copies, boolean required) {}

    public boolean online() {
        return methods.stream().anyMatch(Method::online);
    }
}
