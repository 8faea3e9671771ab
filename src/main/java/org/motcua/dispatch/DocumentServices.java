package org.motcua.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.motcua.exchange.Directory;
import org.motcua.kernel.Text;

/// The directory of an exchange in which members send each other documents: each that takes part
/// has one system and one service for it, and between any two stands an agreement in either
/// direction.
public final class DocumentServices {
    /// Where the house answers.
    public static final String PATH = "/api/v1/dispatch/messages";

    private static final String SERVICE = "messages";
    private static final int SECONDS = 600;
    private static final long LARGEST = 160L << 20;
    private static final int PER_SECOND = 50;
    private static final Duration HOLDS = Duration.ofDays(5 * 365);

    /// Words that stand in the directory.
    ///
    /// @param title of the service
    /// @param legalBasis of the agreements
    public record Words(Text title, Text reason, Text legalBasis) {}

    private DocumentServices() {}

    /// The service of a member.
    public static String service(String member) {
        return member + "/" + Ways.SYSTEM + "/" + SERVICE;
    }

    /// A directory in which a member takes part.
    ///
    /// @param member `INSTANCE/GOV/CODE`
    /// @param gateways the identifiers of those that reach its house
    public static Directory in(
            Directory now,
            Directory.Member member,
            List<String> gateways,
            Words words,
            Instant at) {
        var members = new ArrayList<>(now.members());
        var there = members.stream().filter(one -> one.id().equals(member.id())).findFirst();
        var grown = grown(there.orElse(member));
        members.removeIf(one -> one.id().equals(member.id()));
        members.add(grown);
        var services = new ArrayList<>(now.services());
        services.removeIf(one -> one.id().equals(service(member.id())));
        services.add(offer(member.id(), gateways, words.title()));
        var agreements = new ArrayList<>(now.agreements());
        for (var other : services) {
            String[] parts = other.id().split("/", -1);
            boolean takesPart = parts[3].equals(Ways.SYSTEM) && !parts[2].equals(code(member.id()));
            if (takesPart) {
                String memberId = "%s/%s/%s".formatted(parts[0], parts[1], parts[2]);
                agree(agreements, member.id(), memberId, words, at);
                agree(agreements, memberId, member.id(), words, at);
            }
        }
        return now.withMembers(members).withServices(services).withAgreements(agreements);
    }

    private static Directory.Member grown(Directory.Member member) {
        String system = member.id() + "/" + Ways.SYSTEM;
        if (member.systems().stream().anyMatch(one -> one.id().equals(system))) {
            return member;
        }
        var systems = new ArrayList<>(member.systems());
        systems.add(new Directory.Subsystem(system, List.of()));
        return new Directory.Member(member.id(), member.name(), systems);
    }

    /// A file of the class of the state's own business: what is secret is not sent this way, and a
    /// file is not looked into.
    private static Directory.Offer offer(String member, List<String> gateways, Text title) {
        return new Directory.Offer(
                service(member),
                "1",
                title,
                Directory.Grade.INTERNAL,
                gateways,
                List.of(new Directory.Endpoint("POST", "/{}")),
                List.of(),
                List.of(),
                Directory.Content.FILE,
                SECONDS,
                LARGEST,
                null);
    }

    private static void agree(
            List<Directory.Agreement> all, String asker, String owner, Words words, Instant at) {
        String id = "documents-%s-%s".formatted(code(asker), code(owner));
        if (all.stream().anyMatch(one -> one.id().equals(id))) {
            return;
        }
        var from = at.truncatedTo(ChronoUnit.DAYS);
        all.add(
                new Directory.Agreement(
                        id,
                        1,
                        asker + "/" + Ways.SYSTEM,
                        service(owner),
                        Ways.PURPOSE,
                        words.reason(),
                        words.legalBasis(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Directory.Unnamed.REMOVE,
                        Directory.Needs.PURPOSE_AND_CASE,
                        Directory.Storing.NOTHING,
                        PER_SECOND,
                        2 * PER_SECOND,
                        from,
                        from.plus(HOLDS),
                        Directory.State.ACTIVE));
    }

    private static String code(String member) {
        return member.substring(member.lastIndexOf('/') + 1);
    }
}
