package org.motcua.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.motcua.Motcua;
import org.motcua.store.StoreFault;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;

/// A start that fails for a reason that an operator can mend says so in a sentence.
class MotcuaCommandTest {
    @Test
    void tellsThatAPortIsInUse() {
        assertThat(MotcuaCommand.told(new PortInUseException(8391)))
                .contains("Port 8391 is in use")
                .contains("MOTCUA_PORT");
    }

    @Test
    void tellsAFaultOfTheStoreInItsOwnWords() {
        assertThat(MotcuaCommand.told(new StoreFault("No room.", null))).isEqualTo("No room.");
    }

    @Test
    void hidesNoBug() {
        assertThat(MotcuaCommand.told(new IllegalStateException("a bug"))).isNull();
    }

    @Test
    void findsEachCommandByItsOwnName() {
        MotcuaCommand.commands(Motcua.class)
                .forEach((name, command) -> assertThat(name(command.get())).isEqualTo(name));
    }

    private static String name(Object command) {
        var line = command instanceof CommandLine known ? known : new CommandLine(command);
        return line.getCommandName();
    }
}
