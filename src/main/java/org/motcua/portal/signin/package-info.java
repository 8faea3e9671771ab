/// Signing in and out, opening an account, and the pages on which people look after its safety.
@NullMarked
package org.motcua.portal.signin;

import org.jspecify.annotations.NullMarked;
