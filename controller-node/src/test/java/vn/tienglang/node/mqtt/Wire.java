package vn.tienglang.node.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A stretch of cable on this machine that can be cut and mended. */
final class Wire implements AutoCloseable {
    private final int farPort;
    private final int nearPort;
    private final List<Socket> ends = new ArrayList<>();
    private ServerSocket door;

    /** Lays a cable to this port of the loopback interface. */
    Wire(int farPort) {
        this.farPort = farPort;
        this.door = open(0);
        this.nearPort = door.getLocalPort();
        serve(door);
    }

    /** Where the near end is plugged in. */
    int port() {
        return nearPort;
    }

    synchronized void cut() {
        quietly(door);
        cutWhatStands();
    }

    /** Breaks what is connected now; whoever calls again gets through. */
    synchronized void cutWhatStands() {
        ends.forEach(Wire::quietly);
        ends.clear();
    }

    synchronized void mend() {
        door = open(nearPort);
        serve(door);
    }

    @Override
    public void close() {
        cut();
    }

    private static ServerSocket open(int port) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on loopback port " + port, e);
        }
    }

    private void serve(ServerSocket listening) {
        Thread.ofVirtual().start(() -> accept(listening));
    }

    private void accept(ServerSocket listening) {
        try {
            while (true) {
                Socket near = listening.accept();
                connect(near);
            }
        } catch (IOException _) {
            // The cable was cut.
        }
    }

    private synchronized void connect(Socket near) {
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
