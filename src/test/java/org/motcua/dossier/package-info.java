@NullMarked
package org.motcua.dossier;

import org.jspecify.annotations.NullMarked;
