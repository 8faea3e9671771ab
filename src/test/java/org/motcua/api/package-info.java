@NullMarked
package org.motcua.api;

import org.jspecify.annotations.NullMarked;
