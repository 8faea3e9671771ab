/// Reports that agencies owe each other again and again: what they are made of, what fills them by
/// itself, what a person typed or changed and why, when they came, and what they are together.
///
/// Never asks for what the program measures or a registry holds, and never overwrites what was
/// sent: a correction is a new sending beside the old one in the journal.
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "country",
            "journal",
            "unit",
            "calendar",
            "procedure",
            "identity",
            "registry",
            "credential",
            "directive",
            "indicator"
        })
@NullMarked
package org.motcua.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
