/// The money of an agency: what the bank's messages and its statement say of a day, what is held,
/// what goes back.
@NullMarked
package org.motcua.office.money;

import org.jspecify.annotations.NullMarked;
