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
 * A cable between a station and its centre that can be pulled. While it is pulled, connections are
 * neither answered nor refused at once: as with a dead 4G link, nothing comes back.
 */
final class TcpProxy implements AutoCloseable {
    private final ServerSocket end;
    private final int farPort;
    private final List<Socket> through = new ArrayList<>();
    private boolean pulled;

    /** A cable to this port of this machine. */
    TcpProxy(int farPort) {
        this.farPort = farPort;
        try {
            end = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("no port for a cable", e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Its near end. */
    int port() {
        return end.getLocalPort();
    }

    /** Cuts what goes through, and lets nothing new through. */
    synchronized void pull() {
        pulled = true;
        through.forEach(TcpProxy::cut);
        through.clear();
    }

    /** Lets everything through again. */
    synchronized void mend() {
        pulled = false;
    }

    private void accept() {
        while (!end.isClosed()) {
            try {
                connect(end.accept());
            } catch (IOException e) {
                if (!end.isClosed()) {
                    throw new UncheckedIOException("the cable broke", e);
                }
            }
        }
    }

    private synchronized void connect(Socket near) {
        if (pulled) {
            cut(near);
            return;
        }
        try {
            var far = new Socket(InetAddress.getLoopbackAddress(), farPort);
            through.add(near);
            through.add(far);
            Thread.ofVirtual().start(() -> carry(near, far));
            Thread.ofVirtual().start(() -> carry(far, near));
        } catch (IOException e) {
            // The centre is down; the station sees a connection that ends at once.
            cut(near);
        }
    }

    private static void carry(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // One end is gone; the other must not wait for it.
            cut(from);
        } finally {
            cut(to);
        }
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a socket that cannot even be closed", e);
        }
    }

    @Override
    public synchronized void close() {
        pull();
        try {
            end.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the cable cannot be put away", e);
        }
    }
}
