/// Tests of the rules over procedures.
@NullMarked
package org.motcua.procedure;

import org.jspecify.annotations.NullMarked;
