package org.motcua.exchange;

/// Whoever asked, as the exchange sees them.
interface Answering {
    /// The head of the response; the status stands in its line.
    ///
    /// @param requestHash the leaf of the request that is answered
    void begin(Head head, String service, String requestHash, String id);

    /// A piece of the body.
    void body(byte[] bytes, boolean last);

    void refuse(Refusal why, String id);

    /// More of the request can be taken.
    void wantsMore();

    /// Does it once what was written before has left.
    void whenWritable(Runnable then);

    /// Whether nothing moves because the asker does not.
    boolean waits();
}
