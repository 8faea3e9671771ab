/// One dossier on one screen: facts, papers, checks, decision, history; and signing many.
@NullMarked
package org.motcua.office.work;

import org.jspecify.annotations.NullMarked;
