package vn.tienglang.central.broker;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;

/**
 * Installer of TLS and a {@link ConnectGate} in front of every connection. Artemis offers no place before
 * its own detection of the protocol. Its listening channel can be reached only from a connection
 * that it has recognised as MQTT, so the broker opens one to itself at its start.
 */
final class ConnectGateInstaller {
    /** Begin of a CONNECT packet: enough for Artemis to recognise the protocol. */
    private static final byte[] BEGIN = {0x10, 0x20, 0, 4, 'M', 'Q', 'T', 'T', 5, 2};

    private static final int TIMEOUT_MS = 10_000;

    private final Supplier<ConnectGate> gates;
    /** By port: what is to be installed there, and is not yet. */
    private final Map<Integer, Installation> wanted = new ConcurrentHashMap<>();

    /** What is installed on a port. */
    private record Installation(Optional<Supplier<SSLEngine>> tls, CountDownLatch done) {}

    ConnectGateInstaller(Supplier<ConnectGate> gates) {
        this.gates = gates;
    }

    /** Installs the gates if this is the first connection of a port that Artemis recognised. */
    void connectionRecognised(Channel connection) {
        Channel listening = connection.parent();
        if (listening != null && connection.localAddress() instanceof InetSocketAddress local) {
            Optional.ofNullable(wanted.remove(local.getPort()))
                    .ifPresent(installation ->
                            listening
                                    .pipeline()
                                    .addFirst(
                                            "connect-gates",
                                            new AcceptedConnections(installation)));
        }
    }

    /**
     * Connects to the broker and returns when the gates are installed.
     *
     * @param tls makes the TLS engine of each connection that is accepted from then on
     * @throws IOException when the broker does not answer
     */
    void install(String host, int port, Optional<Supplier<SSLEngine>> tls) throws IOException {
        var installation = new Installation(tls, new CountDownLatch(1));
        wanted.put(port, installation);
        InetAddress address = InetAddress.getByName(host);
        InetAddress reachable =
                address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(reachable, port), TIMEOUT_MS);
            socket.getOutputStream().write(BEGIN);
            socket.getOutputStream().flush();
            if (!installation.done().await(TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
                throw new IOException("the broker does not recognise MQTT");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Handler of the listening channel, whose messages are the accepted connections. */
    @ChannelHandler.Sharable
    private final class AcceptedConnections extends ChannelInboundHandlerAdapter {
        private final Installation installation;

        AcceptedConnections(Installation installation) {
            this.installation = installation;
        }

        /**
         * Only from now on is it called: Netty skips a handler until the event loop has added it.
         */
        @Override
        public void handlerAdded(ChannelHandlerContext ctx) {
            installation.done().countDown();
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (message instanceof Channel connection) {
                installation
                        .tls()
                        .ifPresent(engines ->
                                connection
                                        .pipeline()
                                        .addLast("tls", new SslHandler(engines.get())));
                connection.pipeline().addLast("connect-gate", gates.get());
            }
            ctx.fireChannelRead(message);
        }
    }
}
