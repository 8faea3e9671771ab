/// Official documents between agencies (QCVN 102:2016/BTTTT, edXML): composed, signed and sent over
/// the exchange; received once, whatever is sent again; accepted, refused, assigned and done, with
/// a status back for each; taken back, updated and replaced by word of both.
///
/// Never believes a message that is not wholly signed by who it says it is from. Never loses one:
/// what cannot be taken is named, answered, and shown to the operator. Never invents what a task
/// lacks.
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "trace",
            "store",
            "country",
            "journal",
            "unit",
            "identity",
            "credential",
            "notice",
            "exchange",
            "directive"
        })
@NullMarked
package org.motcua.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
