/// Motcua: one door to a country's public services. Each package below is a room of the house.
@NullMarked
package org.motcua;

import org.jspecify.annotations.NullMarked;
