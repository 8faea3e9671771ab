@NullMarked
package org.motcua.portal.joint;

import org.jspecify.annotations.NullMarked;
