package org.motcua;

import org.motcua.server.MotcuaCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.aot.AbstractAotProcessor;

/// The program: one door to a country's public services. Its words are in
/// [MotcuaCommand][org.motcua.server.MotcuaCommand].
@SpringBootApplication
public class Motcua {
    static void main(String[] arguments) {
        if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            SpringApplication.run(Motcua.class);
        }
        int code = MotcuaCommand.run(Motcua.class, arguments);
        if (code != 0) {
            System.exit(code);
        }
    }
}
