package org.motcua.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.agreement.Offerings;
import org.motcua.exchange.Centre;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./motcua exchange publish CENTRE GATEWAY`: registries become services of the exchange.
@Command(
        name = "publish",
        description = "Offers the registries of this installation as services of an exchange.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Services, owners, fields and their classes come from country/*/registries. Run it again",
            "after a change there; agreements stay as they are.",
            "",
            "Example:",
            "  ./motcua api-client exchange-gateway G01 --role exchange-gateway",
            "  ./motcua exchange publish centre TRIAL/GOV/G01/gw1 --into justice \\",
            "      --house http://127.0.0.1:8080 --secret house.secret"
        })
final class PublishCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "CENTRE", description = "The folder of the centre.")
    private Path centre = Path.of("");

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "GATEWAY",
            description = "The gateways that reach the house, each by its identifier.")
    private List<String> gateways = List.of();

    @Option(names = "--registry", description = "Only this one; may be named several times.")
    private List<String> registries = List.of();

    @Mixin private ServiceOptions options = new ServiceOptions();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var line = Objects.requireNonNull(spec).commandLine();
        var loaded = options.country();
        var opened = Centre.open(centre, StoreBeans.present());
        var now = opened.directory();
        var unknown = ServiceOptions.unknown(now, gateways);
        if (unknown.isPresent()) {
            line.getErr()
                    .printf("%s Nothing was changed.%n", ServiceOptions.notEnrolled(unknown.get()));
            return 2;
        }
        var today = loaded.day(StoreBeans.present().instant());
        var published =
                new Offerings(loaded, today, now.instance(), gateways)
                        .of(Set.copyOf(new LinkedHashSet<>(registries)));
        if (published.services().isEmpty()) {
            line.getErr()
                    .println(
                            "No registry of this name grants systems a way of reading. Nothing was changed.");
            return 2;
        }
        options.needSecret();
        var next = opened.change(before -> Offerings.in(before, published));
        line.getOut()
                .printf(
                        "%d services of %d owners stand in version %d of the directory.%n",
                        published.services().size(), published.members().size(), next.version());
        options.reach(published.paths())
                .ifPresent(into ->
                        line.getOut().printf("%s knows where they are; start it again.%n", into));
        line.getOut().flush();
        return 0;
    }
}
