package org.motcua.exchange;

/// Parts of a directory with one thing changed.
final class Changed {
    private Changed() {}

    static Directory.Offer timeout(Directory.Offer one, int seconds) {
        return new Directory.Offer(
                one.id(),
                one.version(),
                one.title(),
                one.grade(),
                one.providers(),
                one.endpoints(),
                one.request(),
                one.response(),
                one.content(),
                seconds,
                one.largestBody(),
                one.openapi());
    }

    static Directory.Offer providers(Directory.Offer one, java.util.List<String> providers) {
        return new Directory.Offer(
                one.id(),
                one.version(),
                one.title(),
                one.grade(),
                providers,
                one.endpoints(),
                one.request(),
                one.response(),
                one.content(),
                one.timeoutSeconds(),
                one.largestBody(),
                one.openapi());
    }

    static Directory.Agreement state(Directory.Agreement one, Directory.State state) {
        return new Directory.Agreement(
                one.id(),
                one.version(),
                one.consumer(),
                one.service(),
                one.purpose(),
                one.reason(),
                one.legalBasis(),
                one.endpoints(),
                one.fields(),
                one.asked(),
                one.unnamed(),
                one.needs(),
                one.storing(),
                one.perSecond(),
                one.burst(),
                one.from(),
                one.until(),
                state);
    }

    static Directory.Agreement fields(Directory.Agreement one, String... fields) {
        return new Directory.Agreement(
                one.id(),
                one.version(),
                one.consumer(),
                one.service(),
                one.purpose(),
                one.reason(),
                one.legalBasis(),
                one.endpoints(),
                java.util.List.of(fields),
                one.asked(),
                one.unnamed(),
                one.needs(),
                one.storing(),
                one.perSecond(),
                one.burst(),
                one.from(),
                one.until(),
                one.state());
    }

    static Directory.Agreement valid(
            Directory.Agreement one, java.time.Instant from, java.time.Instant until) {
        return new Directory.Agreement(
                one.id(),
                one.version(),
                one.consumer(),
                one.service(),
                one.purpose(),
                one.reason(),
                one.legalBasis(),
                one.endpoints(),
                one.fields(),
                one.asked(),
                one.unnamed(),
                one.needs(),
                one.storing(),
                one.perSecond(),
                one.burst(),
                from,
                until,
                one.state());
    }

    static Directory.Agreement rate(Directory.Agreement one, double perSecond, int burst) {
        return new Directory.Agreement(
                one.id(),
                one.version(),
                one.consumer(),
                one.service(),
                one.purpose(),
                one.reason(),
                one.legalBasis(),
                one.endpoints(),
                one.fields(),
                one.asked(),
                one.unnamed(),
                one.needs(),
                one.storing(),
                perSecond,
                burst,
                one.from(),
                one.until(),
                one.state());
    }
}
