/// What agencies offer each other over the exchange, and what they agreed on it: registries as
/// services by definition, and the life of an agreement from the request to its end.
///
/// Carries no message and never decides on one: gateways do, by the directory that the centre
/// signs, which this room keeps in step. Never reads a registry.
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "country",
            "journal",
            "unit",
            "identity",
            "exchange",
            "registry"
        })
@NullMarked
package org.motcua.agreement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
