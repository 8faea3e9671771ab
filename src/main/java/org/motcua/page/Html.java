package org.motcua.page;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// What a controller answers to a browser: a template with what it shows, or another address.
///
/// ```java
/// return Html.of("portal/question", Map.of("question", question));
/// return Html.of("portal/question", Map.of("question", withErrors)).invalid();
/// return Html.redirect("/dossiers/" + id);
/// ```
///
/// Every template gets the parameter `page`, a [Page], besides those given here.
public sealed interface Html {

    /// A template under `src/main/jte` (named without its ending), and its parameters.
    record View(String template, Map<String, @Nullable Object> parameters, HttpStatus status)
            implements Html {

        /// The same view with one more parameter.
        public View with(String name, @Nullable Object value) {
            var more = new LinkedHashMap<String, @Nullable Object>(parameters);
            more.put(name, value);
            return new View(template, more, status);
        }

        /// The same view, answered with another status.
        public View status(HttpStatus status) {
            return new View(template, parameters, status);
        }

        /// The same view as the answer to a form that cannot be taken as it is (422).
        public View invalid() {
            return status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /// See that address instead (303), which is what follows a form that was taken. The path has no
    /// language prefix; the language of the request is kept.
    record Redirect(String path) implements Html {}

    /// A template that needs nothing but the page.
    static View of(String template) {
        return new View(template, Map.of(), HttpStatus.OK);
    }

    /// A template with its parameters by name.
    static View of(String template, Map<String, ?> parameters) {
        return new View(
                template, new LinkedHashMap<String, @Nullable Object>(parameters), HttpStatus.OK);
    }

    /// A template with the components of a record as its parameters.
    static View of(String template, Record parameters) {
        var named = new LinkedHashMap<String, @Nullable Object>();
        for (RecordComponent component : parameters.getClass().getRecordComponents()) {
            try {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                named.put(component.getName(), accessor.invoke(parameters));
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException("unreadable parameter " + component, e);
            }
        }
        return new View(template, named, HttpStatus.OK);
    }

    /// See another address of ours after a form was taken.
    static Redirect redirect(String path) {
        return new Redirect(path);
    }
}
