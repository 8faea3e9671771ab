package org.motcua.procedure;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// What the applicant is asked: the fields as the properties of a JSON Schema (2020-12, with our
/// `x-` keywords), and the pages that ask them in order.
///
/// @param properties every field by its id
/// @param parts the sections of the task list
/// @param rules what must hold between fields
public record Form(
        Map<String, Field> properties, List<Part> parts, List<Page> pages, List<Rule> rules) {
    public Form {
        properties = Given.map(properties);
        parts = Given.list(parts);
        pages = Given.list(pages);
        rules = Given.list(rules);
    }

    /// A section of the task list, such as "About the child".
    public record Part(String id, Text title) {}

    /// One question, or one tight group.
    ///
    /// @param title the question
    /// @param why one line: why the state needs to know
    /// @param when shown only if this holds (CEL over fields of earlier pages and facts)
    public record Page(
            String id,
            String part,
            Text title,
            @Nullable Text why,
            @Nullable String when,
            List<String> fields) {
        public Page {
            fields = Given.list(fields);
        }
    }

    /// Something that must hold between several fields.
    ///
    /// @param field the field at which the fault is shown
    /// @param when examined only if this holds
    /// @param expect must be true
    /// @param text what to do when it is not
    public record Rule(String id, String field, @Nullable String when, String expect, Text text) {}

    public Field get(String id) {
        Field field = properties.get(id);
        if (field == null) {
            throw new NoSuchElementException("no field " + id);
        }
        return field;
    }

    public Optional<Page> page(String id) {
        return pages.stream().filter(page -> page.id().equals(id)).findFirst();
    }

    public Optional<Page> pageOf(String field) {
        return pages.stream().filter(page -> page.fields().contains(field)).findFirst();
    }

    public Optional<Part> part(String id) {
        return parts.stream().filter(part -> part.id().equals(id)).findFirst();
    }
}
