package vn.tienglang.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * TCP proxy between a station and its centre. It can cut and repair the connection, report every
 * byte that it carries, and be as slow as a mobile link. While it is cut, a new connection is
 * closed at once.
 *
 * <p>It has a virtual thread for each direction of a connection; its methods may be called by any
 * thread.
 */
public final class TcpProxy implements AutoCloseable {
    private static final int READ_BYTES = 16 << 10;

    /** Small buffers of the kernel: what waits, waits in the buffer of {@link SlowLink}. */
    private static final int KERNEL_BUFFER = 4 << 10;

    /** A slow link passes on the bytes of this time at once. */
    private static final Duration SLICE = Duration.ofMillis(20);

    private final ServerSocket server;
    private final int targetPort;
    private final Observer observer;
    private final Optional<SlowLink> slowLink;
    private final List<Socket> sockets = new ArrayList<>();
    private final AtomicLong connections = new AtomicLong();
    private boolean isCut;

    /** Receiver of the carried bytes. It is called by the threads of the proxy. */
    public interface Observer {
        /**
         * Some bytes were passed on.
         *
         * @param connection number of the connection, from 1
         * @param isUp true when they go to the centre
         * @param bytes the first {@code count} of them; valid only during the call
         */
        void carried(long connection, boolean isUp, byte[] bytes, int count);

        /**
         * Some bytes came to the buffer of a slow link, on the way down; they are carried later.
         *
         * @param bytes the first {@code count} of them; valid only during the call
         */
        default void queued(byte[] bytes, int count) {}
    }

    /**
     * Link that is slow on the way down to the station.
     *
     * @param bytesPerSecond rate, above 0; 64 kbit/s is 8,000
     * @param bufferBytes bytes that may wait before the slow stretch, as in a base station
     */
    public record SlowLink(int bytesPerSecond, int bufferBytes) {
        /** Rejects a link without rate or buffer. */
        public SlowLink {
            if (bytesPerSecond < 1 || bufferBytes < 1) {
                throw new IllegalArgumentException(bytesPerSecond + " B/s, " + bufferBytes + " B");
            }
        }
    }

    /** A proxy to this port of this machine. */
    public TcpProxy(int targetPort) {
        this(targetPort, (_, _, _, _) -> {});
    }

    /** A proxy that reports every byte. */
    public TcpProxy(int targetPort, Observer observer) {
        this(targetPort, observer, Optional.empty());
    }

    /** A proxy that is slow on the way down, and reports every byte. */
    public TcpProxy(int targetPort, Observer observer, SlowLink slowLink) {
        this(targetPort, observer, Optional.of(slowLink));
    }

    private TcpProxy(int targetPort, Observer observer, Optional<SlowLink> slowLink) {
        this.targetPort = targetPort;
        this.observer = observer;
        this.slowLink = slowLink;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the proxy", e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Port that clients connect to. */
    public int port() {
        return server.getLocalPort();
    }

    /** Closes all connections and accepts no new one. */
    public synchronized void cutAll() {
        isCut = true;
        sockets.forEach(TcpProxy::closeSocket);
        sockets.clear();
    }

    /** Accepts connections again. */
    public synchronized void repair() {
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
            var target = new Socket();
            if (slowLink.isPresent()) {
                client.setSendBufferSize(KERNEL_BUFFER);
                target.setReceiveBufferSize(KERNEL_BUFFER);
            }
            target.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort));
            sockets.removeIf(Socket::isClosed);
            sockets.add(client);
            sockets.add(target);
            long connection = connections.incrementAndGet();
            Thread.ofVirtual().start(() -> carry(connection, true, client, target));
            Thread.ofVirtual()
                    .start(() -> {
                        if (slowLink.isPresent()) {
                            carrySlowly(connection, target, client, slowLink.get());
                        } else {
                            carry(connection, false, target, client);
                        }
                    });
        } catch (IOException e) {
            // The centre is down; the station sees a connection that ends at once.
            closeSocket(client);
        }
    }

    private void carry(long connection, boolean isUp, Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] bytes = new byte[READ_BYTES];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                observer.carried(connection, isUp, bytes, count);
                out.write(bytes, 0, count);
            }
        } catch (IOException e) {
            // One end is closed; close the other as well.
            closeSocket(from);
        } finally {
            closeSocket(to);
        }
    }

    /** Reads into the buffer of the link until it is full; another thread empties it slowly. */
    private void carrySlowly(long connection, Socket from, Socket to, SlowLink link) {
        int slice = Math.max(1, (int) (link.bytesPerSecond() * SLICE.toMillis() / 1000));
        var room = new Semaphore(link.bufferBytes());
        BlockingQueue<byte[]> buffer = new ArrayBlockingQueue<>(link.bufferBytes());
        Thread emptying = Thread.ofVirtual().start(() -> drain(connection, buffer, room, to, link));
        try (InputStream in = from.getInputStream()) {
            byte[] bytes = new byte[Math.min(slice, link.bufferBytes())];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                room.acquire(count);
                observer.queued(bytes, count);
                buffer.put(Arrays.copyOf(bytes, count));
            }
        } catch (IOException e) {
            // One end is closed; close the other as well.
            closeSocket(from);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            emptying.interrupt();
            closeSocket(to);
        }
    }

    private void drain(
            long connection,
            BlockingQueue<byte[]> buffer,
            Semaphore room,
            Socket to,
            SlowLink link) {
        try (OutputStream out = to.getOutputStream()) {
            while (true) {
                byte[] bytes = buffer.take();
                Thread.sleep(
                        Duration.ofNanos(bytes.length * 1_000_000_000L / link.bytesPerSecond()));
                observer.carried(connection, false, bytes, bytes.length);
                out.write(bytes);
                room.release(bytes.length);
            }
        } catch (IOException e) {
            // The station closed its end; the reading thread ends with the next byte.
            closeSocket(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
