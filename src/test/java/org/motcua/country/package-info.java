/// Tests of the definitions: reading, checking, words and expressions.
@NullMarked
package org.motcua.country;

import org.jspecify.annotations.NullMarked;
