/// The linking of records with persons on a Spark cluster, for when one machine is outgrown. Spark joins
/// by keys; what a key is, what a pair weighs and what follows is decided by the program's own classes.
@NullMarked
package org.motcua.spark;

import org.jspecify.annotations.NullMarked;
