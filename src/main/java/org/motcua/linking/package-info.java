/// Who is meant: finds for records without a sound personal number the person in a list of persons,
/// by one rule file and one set of classes that normalise, compare and weigh.
///
/// Plain Java: the same classes decide in the program, in DuckDB's and in Spark's workers. Knows no
/// database; never changes a record; says of each pair why.
@ApplicationModule(allowedDependencies = {"kernel", "country", "unit"})
@NullMarked
package org.motcua.linking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
