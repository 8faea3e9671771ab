/// Messages between a provider and us: fields, their canonical form, signature and keys.
@NamedInterface("message")
@NullMarked
package org.motcua.payment.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
