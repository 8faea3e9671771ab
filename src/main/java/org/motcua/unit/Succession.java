package org.motcua.unit;

import java.util.List;
import java.util.Optional;

/// What became of a unit, and so who takes over its dossiers.
public sealed interface Succession {
    /// The unit that is asked about.
    Unit old();

    /// The units that took something over, each once; more than one means that the unit alone does
    /// not tell.
    List<Unit> candidates();

    /// Still there, unchanged.
    record Stands(Unit old) implements Succession {
        @Override
        public List<Unit> candidates() {
            return List.of(old);
        }
    }

    /// Went over as a whole.
    record Whole(Unit old, Unit heir, Optional<Reform> reform) implements Succession {
        @Override
        public List<Unit> candidates() {
            return List.of(heir);
        }
    }

    /// Was divided: only the exact address decides.
    ///
    /// @param named those that the sources name as taking a part
    /// @param possible further units that took over other parts of the same former district, where
    ///   the sources say that it was divided but do not name every part; empty where `named` is all
    record Split(Unit old, List<Unit> named, List<Unit> possible, Optional<Reform> reform)
            implements Succession {
        public Split {
            named = List.copyOf(named);
            possible = List.copyOf(possible);
        }

        @Override
        public List<Unit> candidates() {
            return java.util.stream.Stream.concat(named.stream(), possible.stream()).toList();
        }
    }

    /// Its tier was abolished: each unit below it decides for itself.
    ///
    /// @param below the successions of the units that it consisted of
    record Dissolved(Unit old, List<Succession> below, Optional<Reform> reform)
            implements Succession {
        public Dissolved {
            below = List.copyOf(below);
        }

        @Override
        public List<Unit> candidates() {
            return below.stream().flatMap(one -> one.candidates().stream()).distinct().toList();
        }
    }

    /// Ended, and the sources do not say who took over.
    record Unknown(Unit old, Optional<Reform> reform) implements Succession {
        @Override
        public List<Unit> candidates() {
            return List.of();
        }
    }
}
