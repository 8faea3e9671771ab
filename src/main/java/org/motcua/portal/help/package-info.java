/// Help that every page points to: who helps in person, accessibility, what happens with data.
@NullMarked
package org.motcua.portal.help;

import org.jspecify.annotations.NullMarked;
