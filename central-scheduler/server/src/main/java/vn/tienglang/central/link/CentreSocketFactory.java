package vn.tienglang.central.link;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/**
 * Plain sockets on which nothing is heard before something was said.
 *
 * <p>Paho 1.2.5 starts its receiver before it says CONNECT, and then waits without end to see the
 * receiver run. A proxy that hangs up at once, because the broker behind it is down, ends the
 * receiver before that look; every try to connect would cost a thread for good.
 */
final class CentreSocketFactory extends SocketFactory {
    /** Paho reads with a time-out and tries again; so it may be told of one at once. */
    private static final int PAUSE_MS = 20;

    @Override
    public Socket createSocket() {
        return new WriteFirstSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        Socket socket = createSocket();
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
            throws IOException {
        return createSocket(InetAddress.getByName(host), port, from, fromPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
            throws IOException {
        throw new IOException("the centre does not choose its own address");
    }

    private static final class WriteFirstSocket extends Socket {
        private final CountDownLatch spoken = new CountDownLatch(1);

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    holdBack();
                    return super.read();
                }

                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                    holdBack();
                    return super.read(into, from, length);
                }
            };
        }

        private void holdBack() throws IOException {
            try {
                if (!isClosed() && !spoken.await(PAUSE_MS, TimeUnit.MILLISECONDS)) {
                    throw new SocketTimeoutException("nothing was said yet");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SocketTimeoutException("stopped before anything was said");
            }
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(int value) throws IOException {
                    out.write(value);
                    spoken.countDown();
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    out.write(bytes, from, length);
                    spoken.countDown();
                }
            };
        }
    }
}
