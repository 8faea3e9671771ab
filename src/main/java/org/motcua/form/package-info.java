/// The forms of procedures as fields of pages: how a question is shown, how a sent form is read,
/// and how an answer reads in words. Both who applies and who helps at a counter fill in the same
/// form.
///
/// Takes their papers, too, in parts or whole. Shows no page of its own and keeps nothing itself.
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "country",
            "unit",
            "procedure",
            "registry",
            "dossier",
            "page"
        })
@NullMarked
package org.motcua.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
