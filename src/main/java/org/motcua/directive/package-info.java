/// What the government orders done: directives with their tasks, who leads each, until when, what
/// became of it, and the sessions in which it is reviewed.
///
/// Never lets two agencies lead one task, never hides a late task behind a request, and never
/// changes what was once ordered: a new date is a decision beside the old one.
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "country",
            "journal",
            "unit",
            "calendar",
            "identity",
            "credential",
            "notice"
        })
@NullMarked
package org.motcua.directive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
