/// Fills an empty country with invented life: people, officers, and what people asked for over the
/// past year. What people do here they do through the same doorways as everybody.
///
/// Never part of a real country's work: without `up --demo` or a command for it, nothing here runs.
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "store",
            "country",
            "journal",
            "unit",
            "calendar",
            "procedure",
            "identity",
            "registry",
            "payment",
            "payment :: message",
            "dossier",
            "bundle"
        })
@NullMarked
package org.motcua.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
