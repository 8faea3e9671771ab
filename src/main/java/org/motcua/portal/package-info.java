/// The pages of citizens and businesses: find, file, pay, follow, receive.
///
/// Decides nothing: it asks the rooms below and shows what they say.
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "country",
            "journal",
            "unit",
            "calendar",
            "procedure",
            "catalogue",
            "identity",
            "notice",
            "payment",
            "credential",
            "dossier",
            "mandate",
            "bundle",
            "proactive",
            "registry",
            "page",
            "form"
        })
@NullMarked
package org.motcua.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
