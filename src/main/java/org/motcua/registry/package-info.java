/// National and specialised databases, defined by files: records with valid time and recorded time,
/// read with a purpose and changed by approved results; who looked at them; how good they are and
/// what is wrong with them.
///
/// Never decides who gets what; never shows pages.
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "country",
            "journal",
            "unit",
            "calendar",
            "identity",
            "procedure",
            "notice"
        })
@NullMarked
package org.motcua.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
