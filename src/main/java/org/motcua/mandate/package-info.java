/// Who may act for whom (uỷ quyền, đại diện): mandates that follow from registries, and mandates
/// that people and organisations give.
///
/// Which kinds exist, who may give them, for what and how long are definitions of the country. It
/// answers whether a mandate holds at this moment; whether an act lies within it,
/// [Rights][org.motcua.identity.Rights] decide.
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "country",
            "journal",
            "procedure",
            "identity",
            "notice",
            "registry"
        })
@NullMarked
package org.motcua.mandate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
