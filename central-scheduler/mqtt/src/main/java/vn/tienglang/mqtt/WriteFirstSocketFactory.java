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
 * Plain sockets that give nothing to read before something was written.
 *
 * <p>Paho 1.2.5 starts its receiver before it says CONNECT and then waits, in a loop without end,
 * to see the receiver run. A peer that hangs up or sends rubbish at once (a proxy in front of a
 * broker that is down does) stops the receiver before that look, and the waiting thread is lost for
 * good: one more with every try. Nothing can come from an honest broker before CONNECT, so nothing
 * is let in before it either, and by then the receiver was seen running.
 */
final class WriteFirstSocketFactory extends SocketFactory {
    /** Like the read time-out Paho sets: it then looks whether it should still be reading. */
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
        return new UnsupportedOperationException("make the socket, then connect it");
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
            written.countDown();
            super.close();
        }

        private void awaitWritten() throws IOException {
            try {
                if (!written.await(READ_TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
                    throw new SocketTimeoutException("nothing was written yet");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("stopped before anything was written");
            }
        }
    }
}
