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
 * A stretch of cable on this machine that can be cut and mended. While it is cut its near end still
 * answers, and hangs up at once: a port that is given back is soon somebody else's.
 */
final class InterruptibleTcpProxy implements AutoCloseable {
    private final ServerSocket door;
    private final List<Socket> ends = new ArrayList<>();
    private int farPort;
    private boolean cut;

    /** Lays a cable to this port of the loopback interface. */
    InterruptibleTcpProxy(int farPort) {
        this.farPort = farPort;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on a loopback port", e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Where the near end is plugged in. */
    int port() {
        return door.getLocalPort();
    }

    /** Plugs the far end in elsewhere. */
    synchronized void plugInto(int port) {
        farPort = port;
    }

    synchronized void cut() {
        cut = true;
        ends.forEach(InterruptibleTcpProxy::quietly);
        ends.clear();
    }

    synchronized void mend() {
        cut = false;
    }

    @Override
    public void close() {
        quietly(door);
        cut();
    }

    private void accept() {
        try {
            while (true) {
                connect(door.accept());
            }
        } catch (IOException _) {
            // The cable was taken away.
        }
    }

    private synchronized void connect(Socket near) {
        if (cut) {
            quietly(near);
            return;
        }
        try {
            var far = new Socket(InetAddress.getLoopbackAddress(), farPort);
            ends.add(near);
            ends.add(far);
            Thread.ofVirtual().start(() -> carry(near, far));
            Thread.ofVirtual().start(() -> carry(far, near));
        } catch (IOException _) {
            quietly(near);
        }
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException _) {
            // One end is gone, and so is the other now.
        }
    }

    private static void quietly(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception _) {
            // It is gone either way.
        }
    }
}
