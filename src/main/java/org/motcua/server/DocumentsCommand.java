package org.motcua.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Country;
import org.motcua.dispatch.DocumentServices;
import org.motcua.exchange.Centre;
import org.motcua.exchange.Directory;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Text;
import org.motcua.unit.Agencies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./motcua exchange documents CENTRE AGENCY GATEWAY`: an agency sends and receives documents.
@Command(
        name = "documents",
        description = "Lets an agency of this installation send and receive official documents.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Between any two agencies that take part an agreement is made in either direction.",
            "",
            "Example:",
            "  ./motcua exchange documents centre G12 TRIAL/GOV/G12/gw1 --into insurance \\",
            "      --house http://127.0.0.1:8080"
        })
final class DocumentsCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "CENTRE", description = "The folder of the centre.")
    private Path centre = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "AGENCY",
            description = "Its code, the first level alone: H29, not H29.18.")
    private String agency = "";

    @Parameters(
            index = "2..*",
            arity = "1..*",
            paramLabel = "GATEWAY",
            description = "The gateways that reach the house, each by its identifier.")
    private List<String> gateways = List.of();

    @Mixin private ServiceOptions options = new ServiceOptions();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
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
        if (agency.contains(".")) {
            line.getErr()
                    .println(
                            "Name the first level of the code alone. Agencies below it send and receive by it. Nothing was changed.");
            return 2;
        }
        options.needSecret();
        var at = StoreBeans.present().instant();
        var member = member(loaded, now.instance());
        var next =
                opened.change(
                        before -> DocumentServices.in(before, member, gateways, words(loaded), at));
        line.getOut()
                .printf(
                        "%s takes part in version %d of the directory.%n",
                        member.id(), next.version());
        options.reach(Map.of(DocumentServices.service(member.id()), DocumentServices.PATH))
                .ifPresent(into ->
                        line.getOut()
                                .printf("%s knows where the house is; start it again.%n", into));
        line.getOut().flush();
        return 0;
    }

    private Directory.Member member(Country loaded, String instance) {
        var today = loaded.day(StoreBeans.present().instant());
        var name =
                Agencies.of(loaded)
                        .find(new AgencyCode(agency), today)
                        .map(one -> one.name())
                        .orElseGet(() -> new Text(Map.of("en", agency)));
        return new Directory.Member("%s/GOV/%s".formatted(instance, agency), name, List.of());
    }

    /// As the country words them.
    static DocumentServices.Words words(Country loaded) {
        return new DocumentServices.Words(
                loaded.words().find("dispatch.exchange.service").orElseThrow(),
                loaded.words().find("dispatch.exchange.reason").orElseThrow(),
                loaded.words().find("dispatch.exchange.legal-basis").orElseThrow());
    }
}
