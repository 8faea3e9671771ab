package org.motcua.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.exchange.Centre;
import org.motcua.synchrony.DossierOfferings;
import org.motcua.unit.Houses;
import org.motcua.unit.JoinedHouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./motcua exchange house CENTRE HOUSE GATEWAY`: an installation shares dossiers with others.
@Command(
        name = "house",
        description =
                "Joins an installation with others: what is filed at one is handled in another.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Which installation handles whose dossiers stands in country/*/houses/.",
            "",
            "Example:",
            "  ./motcua exchange house centre province TRIAL/GOV/H29/gw1 --into gw-h29 \\",
            "      --house http://127.0.0.1:8080"
        })
final class HouseCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "CENTRE", description = "The folder of the centre.")
    private Path centre = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "HOUSE",
            description = "The id of the installation in country/*/houses/.")
    private String house = "";

    @Parameters(
            index = "2..*",
            arity = "1..*",
            paramLabel = "GATEWAY",
            description = "The gateways that reach it, each by its identifier.")
    private List<String> gateways = List.of();

    @Mixin private ServiceOptions options = new ServiceOptions();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        var loaded = options.country();
        var at = StoreBeans.present().instant();
        var houses = Houses.of(loaded, loaded.day(at));
        var opened = Centre.open(centre, StoreBeans.present());
        var own = houses.find(house);
        String fault = fault(own.orElse(null), opened);
        if (!fault.isEmpty() || own.isEmpty()) {
            line.getErr().printf("%s Nothing was changed.%n", fault);
            return 2;
        }
        options.needSecret();
        var offerings = new DossierOfferings(loaded);
        var next = opened.change(before -> offerings.in(before, houses, own.get(), gateways, at));
        line.getOut()
                .printf(
                        "%s takes part in version %d of the directory.%n",
                        own.get().system(), next.version());
        options.reach(
                        Map.of(
                                own.get().system() + "/" + DossierOfferings.MESSAGES,
                                DossierOfferings.PATH,
                                own.get().system() + "/" + DossierOfferings.FILES,
                                DossierOfferings.PATH))
                .ifPresent(into ->
                        line.getOut().printf("%s knows where it is; start it again.%n", into));
        line.getOut().flush();
        return 0;
    }

    /// What speaks against it; empty where nothing does.
    private String fault(@Nullable JoinedHouse own, Centre opened) {
        if (own == null) {
            return "There is no installation %s in country/*/houses/.".formatted(house);
        }
        var now = opened.directory();
        if (!own.system().startsWith(now.instance() + "/")) {
            return "%s is not of the instance %s of this centre."
                    .formatted(own.system(), now.instance());
        }
        return ServiceOptions.unknown(now, gateways).map(ServiceOptions::notEnrolled).orElse("");
    }
}
