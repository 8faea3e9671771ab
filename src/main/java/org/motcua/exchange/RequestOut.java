package org.motcua.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What is stated about a request, part by part, and whether a response answers it.
final class RequestOut {
    private final Right right;
    private final String id;
    private final String client;
    private final Head head;
    private final List<byte[]> leaves = new ArrayList<>(1);
    private byte[] heading = Hashes.NONE;

    RequestOut(Right right, String id, String client, Head head) {
        this.right = right;
        this.id = id;
        this.client = client;
        this.head = head;
    }

    /// Whether a part was stated.
    boolean begun() {
        return !leaves.isEmpty();
    }

    /// It is sent again, elsewhere.
    void anew() {
        leaves.clear();
    }

    byte[] head() {
        if (heading.length == 0) {
            heading = head.bytes();
        }
        return heading;
    }

    /// The leaf of the newest part.
    byte[] leaf() {
        return leaves.getLast();
    }

    byte[] statement(String from, String to, Outgoing.Chunk chunk, long at) {
        boolean first = leaves.isEmpty();
        byte[] statement =
                new Statement(
                                Statement.Kind.REQUEST,
                                id,
                                from,
                                to,
                                client,
                                right.service().id(),
                                right.label(),
                                right.agreement().purpose(),
                                at,
                                leaves.size(),
                                chunk.last(),
                                first ? Hashes.NONE : leaves.getLast(),
                                Hashes.NONE,
                                first ? Hashes.of(head()) : Hashes.NONE,
                                Part.bodyHash(head.salt(), chunk.body()),
                                chunk.body().length)
                        .bytes();
        leaves.add(Hashes.leaf(statement));
        return statement;
    }

    /// @throws BadMessage where the response is to something else
    void require(Statement response) {
        boolean fits =
                response.kind() == Statement.Kind.RESPONSE
                        && response.id().equals(id)
                        && response.client().equals(client)
                        && response.service().equals(right.service().id())
                        && response.agreement().equals(right.label())
                        && response.purpose().equals(right.agreement().purpose())
                        && leaves.stream()
                                .anyMatch(leaf -> Arrays.equals(leaf, response.request()));
        if (!fits) {
            throw new BadMessage("WrongResponse", "It answers another request.");
        }
    }
}
