package vn.tienglang.mqtt;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/**
 * Factory of plain sockets whose reads block until something was written.
 *
 * <p>Paho 1.2.5 starts its receiver before it writes CONNECT, and then waits in an endless loop to
 * see the receiver run. A peer that closes the connection or sends rubbish at once (a proxy before
 * a broker that is down) stops the receiver before that check, and the waiting thread never ends:
 * one thread leaks with every attempt. A broker sends nothing before CONNECT, so these sockets
 * deliver nothing before it either; by then Paho has seen its receiver run.
 */
final class WriteFirstSocketFactory extends SocketFactory {
    /** As long as the read time-out that Paho sets: it then checks whether it must still read. */
    private static final long READ_TIMEOUT_MS = 500;

    @Override
    public Socket createSocket() {
        return new WriteFirstSocket();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unsupported();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw unsupported();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unsupported();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw unsupported();
    }

    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("create the socket, then connect it");
    }

    private static final class WriteFirstSocket extends Socket {
        private final CountDownLatch written = new CountDownLatch(1);

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    awaitWritten();
                    return super.read();
                }

                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                    awaitWritten();
                    return super.read(into, from, length);
                }
            };
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(int value) throws IOException {
                    try {
                        out.write(value);
                    } finally {
                        written.countDown();
                    }
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    try {
                        out.write(bytes, from, length);
                    } finally {
                        written.countDown();
                    }
                }
            };
        }

        @Override
        public synchronized void close() throws IOException {
            // The latch comes second: a reader that it wakes must find the socket closed, not the
            // data of the peer.
            try {
                super.close();
            } finally {
                written.countDown();
            }
        }

        private void awaitWritten() throws IOException {
            try {
                if (!written.await(READ_TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
                    throw new SocketTimeoutException("nothing is written yet");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted before anything was written");
            }
        }
    }
}
