/// The pages of officers: the queue, the workbench of a dossier, signing many, the counter.
///
/// Decides nothing: it asks the rooms below, sends what an officer wants with the version that they
/// saw, and shows the answer. Everything works without script.
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
            "payment",
            "credential",
            "dossier",
            "mandate",
            "bundle",
            "linking",
            "links",
            "registry",
            "agreement",
            "traffic",
            "directive",
            "dispatch",
            "synchrony",
            "exchange",
            "page",
            "form",
            "store"
        })
@NullMarked
package org.motcua.office;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
