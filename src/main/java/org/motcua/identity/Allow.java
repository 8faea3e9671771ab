package org.motcua.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A door that opens to whoever holds a right anywhere. Whether they hold it for the matter at hand
/// (this agency, this person) is asked of [Rights] once the matter is known.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Allow {
    /// The name of the right: room first, then what is done, `dossier.receive`.
    String value();

    /// Whether it is written down of who acts for another also where they only look. Whatever
    /// changes something always is.
    boolean recorded() default false;
}
