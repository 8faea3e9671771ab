package org.motcua.identity;

import java.util.UUID;

/// What others had done for somebody without an account becomes theirs once they have proved who
/// they are. Each room that keeps things by account passes on its own, within the transaction of
/// the proof.
public interface Succession {
    void pass(UUID from, UUID to);
}
