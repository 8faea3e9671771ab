/// Questions of the linking: a record and the person who may be meant, side by side.
@NullMarked
package org.motcua.office.links;

import org.jspecify.annotations.NullMarked;
