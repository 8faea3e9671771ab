package org.motcua.api;

import java.util.List;
import org.motcua.kernel.Text;
import org.motcua.procedure.FormFault;
import org.springframework.http.HttpStatus;

/// A request that cannot be taken, on its way to a problem of RFC 9457. Turned into words of the
/// caller's language by [Troubles].
final class Trouble extends RuntimeException {
    private final transient Kind kind;
    private final transient List<Fault> faults;
    private final transient List<Object> arguments;

    /// What can be wrong. The words stand under `api.problem.<id>`, the address of the type is
    /// `urn:motcua:problem:<id>`.
    enum Kind {
        NOT_FOUND(HttpStatus.NOT_FOUND),
        BODY_UNREADABLE(HttpStatus.BAD_REQUEST),
        PARAMETER(HttpStatus.BAD_REQUEST),
        PERSON_FAULTY(HttpStatus.UNPROCESSABLE_CONTENT),
        ANSWERS_FAULTY(HttpStatus.UNPROCESSABLE_CONTENT),
        DRAFT_INCOMPLETE(HttpStatus.UNPROCESSABLE_CONTENT),
        DRAFT_FILED(HttpStatus.CONFLICT),
        NOT_FILEABLE(HttpStatus.CONFLICT),
        AGENCY_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT),
        KEY_MISSING(HttpStatus.BAD_REQUEST),
        KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT),
        FILE_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT),
        FILES_ENOUGH(HttpStatus.CONFLICT),
        LENGTH_MISSING(HttpStatus.LENGTH_REQUIRED),
        PART_OUT_OF_PLACE(HttpStatus.CONFLICT),
        PART_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
        STEP_REFUSED(HttpStatus.CONFLICT),
        TOO_MANY(HttpStatus.TOO_MANY_REQUESTS),
        NOT_SHARED(HttpStatus.FORBIDDEN),
        GUESSING(HttpStatus.TOO_MANY_REQUESTS),
        REGISTRY_AWAY(HttpStatus.SERVICE_UNAVAILABLE);

        private final HttpStatus status;

        Kind(HttpStatus status) {
            this.status = status;
        }

        HttpStatus status() {
            return status;
        }

        String id() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /// One thing to mend.
    ///
    /// @param field where, `members.0.name` in rows of a list
    /// @param rule short name of what is broken, the same in every language
    record Fault(String field, String rule, Text text) {
        static Fault of(FormFault fault) {
            return new Fault(fault.field(), fault.rule(), fault.text());
        }
    }

    private Trouble(Kind kind, List<Fault> faults, List<Object> arguments) {
        super(kind.id(), null, false, false);
        this.kind = kind;
        this.faults = List.copyOf(faults);
        this.arguments = List.copyOf(arguments);
    }

    /// @param arguments for the places in the words of the detail
    static Trouble of(Kind kind, Object... arguments) {
        return new Trouble(kind, List.of(), List.of(arguments));
    }

    static Trouble of(Kind kind, List<Fault> faults) {
        return new Trouble(kind, faults, List.of());
    }

    static Trouble notFound() {
        return of(Kind.NOT_FOUND);
    }

    Kind kind() {
        return kind;
    }

    List<Fault> faults() {
        return faults;
    }

    List<Object> arguments() {
        return arguments;
    }
}
