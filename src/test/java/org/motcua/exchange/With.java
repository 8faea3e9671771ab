package org.motcua.exchange;

/// Statements with one thing changed.
final class With {
    private With() {}

    private static Statement copy(
            Statement one,
            String from,
            String to,
            String client,
            String agreement,
            String purpose,
            long at,
            int part,
            boolean last) {
        return new Statement(
                one.kind(),
                one.id(),
                from,
                to,
                client,
                one.service(),
                agreement,
                purpose,
                at,
                part,
                last,
                one.previous(),
                one.request(),
                one.head(),
                one.body(),
                one.length());
    }

    static Statement from(Statement one, String from) {
        return copy(
                one,
                from,
                one.to(),
                one.client(),
                one.agreement(),
                one.purpose(),
                one.at(),
                one.part(),
                one.last());
    }

    static Statement to(Statement one, String to) {
        return copy(
                one,
                one.from(),
                to,
                one.client(),
                one.agreement(),
                one.purpose(),
                one.at(),
                one.part(),
                one.last());
    }

    static Statement client(Statement one, String client) {
        return copy(
                one,
                one.from(),
                one.to(),
                client,
                one.agreement(),
                one.purpose(),
                one.at(),
                one.part(),
                one.last());
    }

    static Statement agreement(Statement one, String agreement) {
        return copy(
                one,
                one.from(),
                one.to(),
                one.client(),
                agreement,
                one.purpose(),
                one.at(),
                one.part(),
                one.last());
    }

    static Statement purpose(Statement one, String purpose) {
        return copy(
                one,
                one.from(),
                one.to(),
                one.client(),
                one.agreement(),
                purpose,
                one.at(),
                one.part(),
                one.last());
    }

    static Statement at(Statement one, long at) {
        return copy(
                one,
                one.from(),
                one.to(),
                one.client(),
                one.agreement(),
                one.purpose(),
                at,
                one.part(),
                one.last());
    }

    static Statement part(Statement one, int part, boolean last) {
        return copy(
                one,
                one.from(),
                one.to(),
                one.client(),
                one.agreement(),
                one.purpose(),
                one.at(),
                part,
                last);
    }
}
