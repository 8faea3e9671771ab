/// The board of leaders and of the public: how many dossiers, how fast, how far online, what is
/// late, for the nation, a unit or an agency, with the dossiers behind each number.
///
/// Counts from the journal alone, by a follower of its own; asks no agency to send anything, never
/// changes a dossier and keeps nothing of whom one is about.
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "country",
            "journal",
            "unit",
            "calendar",
            "procedure",
            "identity",
            "dossier",
            "directive",
            "indicator",
            "registry",
            "report",
            "proactive",
            "exchange",
            "traffic",
            "page"
        })
@NullMarked
package org.motcua.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
