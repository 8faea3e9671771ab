/// Files of records brought into registries and out of them: CSV, JSON lines and Parquet, of any
/// size. What former times wrote is read as it was meant: old numbers, old units, capitals, marks
/// in two pieces, days of which half is unknown.
///
/// Never guesses: a row that can mean two things goes back to who sent it, with the reason.
@ApplicationModule(
        allowedDependencies = {"kernel", "country", "journal", "unit", "procedure", "registry"})
@NullMarked
package org.motcua.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
