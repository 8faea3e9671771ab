/// What the state knows of a person, who looked at it, and what they say is not right.
@NullMarked
package org.motcua.portal.data;

import org.jspecify.annotations.NullMarked;
