package org.motcua.exchange;

/// What one signature of a gateway covers: the root over a batch of log records, and the hash of
/// the signed checkpoint before it, so that the log is one chain from its first batch on.
///
/// @param batch from 1 on
/// @param size how many leaves
/// @param previous the hash of the checkpoint before and its signature; 32 zero bytes at the start
/// @param at milliseconds since 1970
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Checkpoint(
        String gateway, String key, long batch, int size, byte[] root, byte[] previous, long at) {
    private static final String TITLE = "motcua-exchange-batch/1";

    byte[] bytes() {
        return Hashes.utf8(
                TITLE
                        + "\ngateway: "
                        + gateway
                        + "\nkey: "
                        + key
                        + "\nbatch: "
                        + batch
                        + "\nsize: "
                        + size
                        + "\nroot: "
                        + Hashes.text(root)
                        + "\nprevious: "
                        + Hashes.text(previous)
                        + "\nat: "
                        + at
                        + "\n");
    }

    static Checkpoint parse(byte[] bytes) {
        var lines = new Statement.Lines(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
        if (!lines.whole().equals(TITLE)) {
            throw new BadMessage("The checkpoint has an unknown title.");
        }
        var checkpoint =
                new Checkpoint(
                        lines.value("gateway"),
                        lines.value("key"),
                        lines.number("batch"),
                        (int) lines.number("size"),
                        lines.hash("root"),
                        lines.hash("previous"),
                        lines.number("at"));
        lines.end();
        return checkpoint;
    }
}
