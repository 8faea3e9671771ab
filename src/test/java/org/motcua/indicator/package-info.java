@org.jspecify.annotations.NullMarked
package org.motcua.indicator;
