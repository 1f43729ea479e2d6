package vn.tienglang.node.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * TCP proxy on the loopback interface whose connections can be cut and restored. While it is cut it
 * still accepts connections and closes them at once: a released port may be taken by another
 * process.
 */
final class InterruptibleTcpProxy implements AutoCloseable {
    private final ServerSocket server;
    private final List<Socket> sockets = new ArrayList<>();
    private int targetPort;
    private boolean cut;

    /** Forwards to this port of the loopback interface. */
    InterruptibleTcpProxy(int targetPort) {
        this.targetPort = targetPort;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on a loopback port", e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Port that accepts connections. */
    int port() {
        return server.getLocalPort();
    }

    /** Forwards new connections to another port. */
    synchronized void forwardTo(int port) {
        targetPort = port;
    }

    synchronized void cut() {
        cut = true;
        sockets.forEach(InterruptibleTcpProxy::closeQuietly);
        sockets.clear();
    }

    synchronized void restore() {
        cut = false;
    }

    @Override
    public void close() {
        closeQuietly(server);
        cut();
    }

    private void accept() {
        try {
            while (true) {
                connect(server.accept());
            }
        } catch (IOException _) {
            // The proxy is closed.
        }
    }

    private synchronized void connect(Socket client) {
        if (cut) {
            closeQuietly(client);
            return;
        }
        try {
            var target = new Socket(InetAddress.getLoopbackAddress(), targetPort);
            sockets.add(client);
            sockets.add(target);
            Thread.ofVirtual().start(() -> copy(client, target));
            Thread.ofVirtual().start(() -> copy(target, client));
        } catch (IOException _) {
            closeQuietly(client);
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException _) {
            // One side closed; the other is closed too.
        }
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception _) {
            // It is closed either way.
        }
    }
}
