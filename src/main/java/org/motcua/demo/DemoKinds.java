package org.motcua.demo;

import java.util.List;
import org.motcua.country.Kind;

/// The definitions from which a demonstration is made.
public final class DemoKinds {
    static final Kind<Names> NAMES = Kind.of("demo-names", "demo/names.yaml", Names.class);
    static final Kind<Stage> STAGE = Kind.of("demo-stage", "demo/stage.yaml", Stage.class);
    static final Kind<Play> PLAYS = Kind.of("demo-play", "demo/plays.yaml", Play.class);

    public static final List<Kind<?>> ALL = List.of(NAMES, STAGE, PLAYS);

    private DemoKinds() {}
}
