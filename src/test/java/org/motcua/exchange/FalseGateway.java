package org.motcua.exchange;

import io.netty.buffer.Unpooled;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// A gateway that does what none should: any keys, any statement, any bytes.
final class FalseGateway implements AutoCloseable {
    private final SSLSocket socket;
    private final DataOutputStream out;
    private final DataInputStream in;
    private final SigningKey sign;
    private final String id;
    private long batch;

    /// Whether it says that what it sent stands in its log.
    boolean keeps = true;

    FalseGateway(int port, String id, SigningKey tls, SigningKey sign)
            throws IOException, GeneralSecurityException {
        this.id = id;
        this.sign = sign;
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("tls", tls.key(), new char[0], new X509Certificate[] {tls.certificate()});
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        var context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), new TrustManager[] {new Anybody()}, new SecureRandom());
        socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
        socket.setSoTimeout(5000);
        socket.startHandshake();
        out = new DataOutputStream(socket.getOutputStream());
        in = new DataInputStream(socket.getInputStream());
    }

    /// A request as a true gateway would make it, unless changed.
    Part request(long at, UnaryOperator<Statement> change, byte[] body) {
        var head = Head.of("GET /001190000001", java.util.List.of());
        byte[] heading = head.bytes();
        var statement =
                change.apply(
                        new Statement(
                                Statement.Kind.REQUEST,
                                "false-" + at + "-" + batch,
                                id,
                                Trial.OWNER + "/gw1",
                                Trial.CLIENT,
                                Trial.SERVICE,
                                Trial.AGREEMENT + "/1",
                                Trial.PURPOSE,
                                at,
                                0,
                                true,
                                Hashes.NONE,
                                Hashes.NONE,
                                Hashes.of(heading),
                                Part.bodyHash(head.salt(), body),
                                body.length));
        byte[] bytes = statement.bytes();
        return new Part(bytes, heading, body, proof(Hashes.leaf(bytes), id, at));
    }

    Proof proof(byte[] leaf, String gateway, long at) {
        var text =
                new Checkpoint(gateway, sign.fingerprint(), ++batch, 1, leaf, new byte[32], at)
                        .bytes();
        return new Proof(text, new Crypto.Signer(sign.key()).sign(text), 0, new byte[0][]);
    }

    void send(int stream, Part part) throws IOException {
        var buffer = Unpooled.buffer(part.size());
        part.write(buffer);
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        send(Frames.PART, stream, bytes);
        if (keeps) {
            send(Frames.KEPT, stream, new byte[0]);
        }
    }

    void send(byte kind, int stream, byte[] bytes) throws IOException {
        out.writeInt(5 + bytes.length);
        out.writeByte(kind);
        out.writeInt(stream);
        out.write(bytes);
        out.flush();
    }

    void raw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /// What comes back: `200`, the type of a refusal, or `closed`.
    String heard() {
        try {
            while (true) {
                int length = in.readInt();
                byte kind = in.readByte();
                in.readInt();
                byte[] rest = in.readNBytes(length - 5);
                if (kind == Frames.ABORT) {
                    return Frames.aborted(Unpooled.wrappedBuffer(rest)).type();
                }
                if (kind == Frames.PART) {
                    var head = Head.parse(Part.read(Unpooled.wrappedBuffer(rest)).head());
                    return head.header(Head.ERROR).orElse(head.line());
                }
            }
        } catch (IOException _) {
            return "closed";
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
