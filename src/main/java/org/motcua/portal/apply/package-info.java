/// Filing: begin, answer one question a page, hand papers in, look it over, send.
@NullMarked
package org.motcua.portal.apply;

import org.jspecify.annotations.NullMarked;
