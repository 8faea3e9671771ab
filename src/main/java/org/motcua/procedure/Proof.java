package org.motcua.procedure;

import java.util.concurrent.atomic.AtomicBoolean;
import org.motcua.country.Check;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;

/// A procedure proves itself when it is loaded: every part fits, every expression can hold and can
/// fail, nobody waits in a dead step, every outcome is told, and its own examples come out.
final class Proof implements Check<Procedure> {
    @Override
    public void check(Definition<Procedure> definition, Country country, Faults faults) {
        Procedure procedure = definition.value();
        boolean sound = new StructureProof(procedure, faults).prove();
        new ProcessProof(procedure, faults).prove();
        new WordingProof(procedure, country, faults).prove();
        if (!sound) {
            return;
        }
        var compiles = new AtomicBoolean(true);
        Rulebook rulebook =
                Procedures.compiled(
                        country,
                        definition,
                        (pointer, offset, message, mend) -> {
                            compiles.set(false);
                            faults.at(pointer, offset, "procedure-expression", message, mend);
                        });
        if (!compiles.get()) {
            return;
        }
        Procedures.of(country).keep(definition, rulebook);
        new LogicProof(procedure, rulebook, faults).prove();
        new ExampleProof(rulebook, country, faults).prove();
    }
}
