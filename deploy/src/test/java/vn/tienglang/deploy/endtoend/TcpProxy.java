package vn.tienglang.deploy.endtoend;

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
 * TCP proxy between a station and its centre that can cut and repair the connection. While it is
 * cut, a new connection is closed at once.
 */
final class TcpProxy implements AutoCloseable {
    private final ServerSocket server;
    private final int targetPort;
    private final List<Socket> sockets = new ArrayList<>();
    private boolean isCut;

    /** A proxy to this port of this machine. */
    TcpProxy(int targetPort) {
        this.targetPort = targetPort;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the proxy", e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Port that clients connect to. */
    int port() {
        return server.getLocalPort();
    }

    /** Closes all connections and accepts no new one. */
    synchronized void cutAll() {
        isCut = true;
        sockets.forEach(TcpProxy::closeSocket);
        sockets.clear();
    }

    /** Accepts connections again. */
    synchronized void repair() {
        isCut = false;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                connect(server.accept());
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException("the proxy failed", e);
                }
            }
        }
    }

    private synchronized void connect(Socket client) {
        if (isCut) {
            closeSocket(client);
            return;
        }
        try {
            var target = new Socket(InetAddress.getLoopbackAddress(), targetPort);
            sockets.add(client);
            sockets.add(target);
            Thread.ofVirtual().start(() -> carry(client, target));
            Thread.ofVirtual().start(() -> carry(target, client));
        } catch (IOException e) {
            // The centre is down; the station sees a connection that ends at once.
            closeSocket(client);
        }
    }

    private static void carry(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // One end is closed; close the other as well.
            closeSocket(from);
        } finally {
            closeSocket(to);
        }
    }

    private static void closeSocket(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a socket", e);
        }
    }

    @Override
    public synchronized void close() {
        cutAll();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the proxy", e);
        }
    }
}
