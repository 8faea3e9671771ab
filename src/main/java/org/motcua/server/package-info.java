/// Starts the house: the commands, the database, and the wiring of the rooms that are plain Java.
///
/// Decides nothing about dossiers, people or law.
@ApplicationModule
@NullMarked
package org.motcua.server;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
