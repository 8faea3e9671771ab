package org.motcua.exchange;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/// The threads of a gateway and the sockets that fit them: epoll on Linux, the JDK's elsewhere.
public record Transport(
        MultiThreadIoEventLoopGroup group,
        Class<? extends SocketChannel> socket,
        Class<? extends ServerSocketChannel> listener) {
    /// @param threads how many
    public static Transport of(int threads) {
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory factory = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        return new Transport(
                new MultiThreadIoEventLoopGroup(threads, factory),
                epoll ? EpollSocketChannel.class : NioSocketChannel.class,
                epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class);
    }
}
