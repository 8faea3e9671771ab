/// The pages of who keeps a registry: search, a record through time, faults, duplicates, quality,
/// what people object to, and who guesses keys.
@NullMarked
package org.motcua.office.registry;

import org.jspecify.annotations.NullMarked;
