/// What the state offers before anybody asks (dịch vụ công chủ động): it reminds, prepares,
/// recommends or carries out, by the four levels of Decree 224/2026/NĐ-CP, Article 16.
///
/// Offers each thing once, never to the dead, never on data older than the definition allows, and
/// nothing to who said no. It decides nothing that an agency decides; what it changes by itself it
/// announces first and can put back.
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "country",
            "journal",
            "procedure",
            "identity",
            "notice",
            "mandate",
            "registry",
            "dossier"
        })
@NullMarked
package org.motcua.proactive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
