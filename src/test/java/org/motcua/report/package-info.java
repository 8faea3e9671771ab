@NullMarked
package org.motcua.report;

import org.jspecify.annotations.NullMarked;
