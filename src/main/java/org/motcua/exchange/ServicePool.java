package org.motcua.exchange;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Connections of one line to the own services, kept while they are of use.
final class ServicePool {
    private static final int CONNECT_MILLIS = 3000;
    private static final int IDLE = 64;

    private final Line line;
    private final Map<URI, Deque<ServiceLink>> idle = new HashMap<>();
    private @Nullable SslContext tls;

    ServicePool(Line line) {
        this.line = line;
    }

    /// Gives the call a connection: one that rests, or a new one.
    ///
    /// @param fresh only a new one
    void connect(URI to, ServiceCall call, boolean fresh) {
        var resting = idle.get(to);
        while (!fresh && resting != null && !resting.isEmpty()) {
            var link = resting.pop();
            if (link.active()) {
                call.linked(link, true);
                return;
            }
        }
        boolean secure = "https".equals(to.getScheme());
        int port = to.getPort() > 0 ? to.getPort() : secure ? 443 : 80;
        String named = to.getHost();
        String host = named.startsWith("[") ? named.substring(1, named.length() - 1) : named;
        var link = new ServiceLink(this, to);
        new Bootstrap()
                .group(line.loop())
                .channel(line.gateway().transport().socket())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .handler(new Opening(link, secure, host, port))
                .connect(new InetSocketAddress(host, port))
                .addListener(
                        (ChannelFutureListener)
                                done -> {
                                    if (done.isSuccess()) {
                                        call.linked(link, false);
                                    } else {
                                        call.unreachable();
                                    }
                                });
    }

    private final class Opening extends ChannelInitializer<Channel> {
        private final ServiceLink link;
        private final boolean secure;
        private final String host;
        private final int port;

        Opening(ServiceLink link, boolean secure, String host, int port) {
            this.link = link;
            this.secure = secure;
            this.host = host;
            this.port = port;
        }

        @Override
        protected void initChannel(Channel channel) throws SSLException {
            line.gateway().channels().add(channel);
            if (secure) {
                channel.pipeline().addLast(context().newHandler(channel.alloc(), host, port));
            }
            var config =
                    new HttpDecoderConfig().setMaxInitialLineLength(4096).setMaxHeaderSize(16384);
            channel.pipeline().addLast(new HttpClientCodec(config, false, false)).addLast(link);
        }
    }

    private SslContext context() throws SSLException {
        if (tls == null) {
            var builder = SslContextBuilder.forClient();
            line.gateway()
                    .services()
                    .trust()
                    .ifPresent(file -> builder.trustManager(file.toFile()));
            tls = builder.build();
        }
        return tls;
    }

    void rest(ServiceLink link) {
        var resting = idle.computeIfAbsent(link.to(), _ -> new ArrayDeque<>());
        if (resting.size() < IDLE) {
            resting.push(link);
        } else {
            link.close();
        }
    }

    void gone(ServiceLink link) {
        var resting = idle.get(link.to());
        if (resting != null) {
            resting.remove(link);
        }
    }
}
