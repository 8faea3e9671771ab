/// Invented people, and records that write them with the errors of real ones, to measure a linking
/// by: who is meant is known for each.
@NamedInterface("trial")
@NullMarked
package org.motcua.linking.trial;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
