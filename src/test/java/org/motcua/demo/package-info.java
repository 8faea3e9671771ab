@NullMarked
package org.motcua.demo;

import org.jspecify.annotations.NullMarked;
