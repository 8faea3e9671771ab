/// What is wrong with the records of the national catalogue, by kind, down to each record.
@NullMarked
package org.motcua.office.defects;

import org.jspecify.annotations.NullMarked;
