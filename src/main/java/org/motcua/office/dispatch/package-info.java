/// The pages on which clerks send, receive and answer official documents between agencies, and on
/// which an operator sees those that did not go well.
@NullMarked
package org.motcua.office.dispatch;

import org.jspecify.annotations.NullMarked;
