/// What other systems may ask over HTTP: the catalogue and the seal of the journal for anybody; for
/// systems with a secret, to file dossiers for people and to follow them, and to read registries by
/// agreement; for gateways of the exchange, to bring documents of other agencies.
///
/// Decides nothing; every answer is one that a room below gives.
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
            "registry",
            "agreement",
            "dossier",
            "dispatch",
            "page",
            "synchrony"
        })
@NullMarked
package org.motcua.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
