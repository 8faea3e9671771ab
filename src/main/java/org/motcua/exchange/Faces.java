package org.motcua.exchange;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpResponseEncoder;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where a gateway listens: for own systems, for other gateways, and for who watches.
final class Faces implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final Gateway gateway;
    private final List<Channel> listening = new ArrayList<>();
    private final Map<String, Integer> ports = new TreeMap<>();

    Faces(Gateway gateway) {
        this.gateway = gateway;
    }

    void open(GatewaySettings settings) {
        listen("consumer", settings.consumer(), channel -> http(new ConsumerDoor(line(channel))));
        listen(
                "consumerTls",
                settings.consumerTls(),
                channel -> {
                    var handlers = new ArrayList<ChannelHandler>();
                    handlers.add(gateway.tls().consumer(channel.alloc()));
                    handlers.addAll(http(new ConsumerDoor(line(channel))));
                    return handlers;
                });
        listen(
                "peer",
                settings.peer(),
                channel ->
                        List.of(
                                gateway.tls().server(channel.alloc()),
                                Frames.decoder(),
                                new PeerDoor(line(channel))));
        listen("watch", settings.watch(), _ -> http(new WatchDoor(gateway)));
    }

    private Line line(Channel channel) {
        return gateway.line(channel.eventLoop());
    }

    private static List<ChannelHandler> http(ChannelHandler door) {
        return List.of(new StrictRequests(), new HttpResponseEncoder(), door);
    }

    private void listen(
            String name,
            @Nullable String address,
            Function<Channel, List<ChannelHandler>> handlers) {
        if (address == null) {
            return;
        }
        var bound =
                new ServerBootstrap()
                        .group(gateway.transport().group())
                        .channel(gateway.transport().listener())
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        gateway.channels().add(channel);
                                        handlers.apply(channel)
                                                .forEach(channel.pipeline()::addLast);
                                    }
                                })
                        .bind(PeerLink.address(address))
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new ExchangeFault(
                    "The gateway cannot listen on %s: %s"
                            .formatted(address, bound.cause().getMessage()),
                    bound.cause());
        }
        listening.add(bound.channel());
        ports.put(name, ((InetSocketAddress) bound.channel().localAddress()).getPort());
    }

    int port(String name) {
        return ports.getOrDefault(name, -1);
    }

    @Override
    public String toString() {
        var faces = new ArrayList<String>();
        ports.forEach((name, port) -> faces.add(name + " on port " + port));
        return String.join(", ", faces);
    }

    @Override
    public void close() {
        listening.forEach(channel -> channel.close().awaitUninterruptibly());
    }
}
