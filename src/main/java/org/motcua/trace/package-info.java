/// Traces of what passes through programs: each says which trace it is part of by the header
/// `traceparent` (W3C Trace Context), and tells a collector by OTLP/HTTP how long its part took.
///
/// Does nothing where no collector is named, and then loads nothing. Never says what was asked: no
/// names, numbers, paths or contents, only which system, service and agreement.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.motcua.trace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
