package org.motcua.dispatch;

import java.util.List;
import org.motcua.country.Kind;
import org.motcua.kernel.Text;

/// What a country says of documents between agencies: their types, priorities and statuses.
public final class DispatchKinds {
    public static final Kind<DocumentType> TYPE =
            Kind.of("dispatch-type", "dispatch/types.yaml", DocumentType.class);
    public static final Kind<Priority> PRIORITY =
            Kind.of("dispatch-priority", "dispatch/priorities.yaml", Priority.class);
    public static final Kind<Status> STATUS =
            Kind.of("dispatch-status", "dispatch/statuses.yaml", Status.class);
    public static final List<Kind<?>> ALL = List.of(TYPE, PRIORITY, STATUS);

    private DispatchKinds() {}

    /// A type of documents.
    ///
    /// @param id its abbreviation in the notation of documents, "TB"; hyphens for blanks
    /// @param normative whether such documents make law
    public record DocumentType(String id, Text name, boolean normative) {}

    /// How urgent a document is.
    ///
    /// @param id the code in messages, "0"
    /// @param tone as pages show it: plain, warn, bad
    public record Priority(String id, Text name, String tone) {}

    /// What became of a document at a receiver.
    ///
    /// @param id the code in messages, "01"
    public record Status(String id, Text name) {}
}
