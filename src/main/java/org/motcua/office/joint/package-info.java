/// What officers and operators look after in requests for several procedures.
@NullMarked
package org.motcua.office.joint;

import org.jspecify.annotations.NullMarked;
