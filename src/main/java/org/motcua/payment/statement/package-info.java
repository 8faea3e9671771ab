/// Bank files: ISO 20022 camt.053 and camt.054 read into plain records.
@NullMarked
package org.motcua.payment.statement;

import org.jspecify.annotations.NullMarked;
