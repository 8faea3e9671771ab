/// The benches: what is promised about speed, measured against a peer in the same run.
@NullMarked
package org.motcua.server.bench;

import org.jspecify.annotations.NullMarked;
