package vn.tienglang.mqtt;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Factory of sockets, with or without TLS, whose reads block until something was written.
 *
 * <p>Paho 1.2.5 starts its receiver before it writes CONNECT, and then waits in an endless loop to
 * see the receiver run. A peer that closes the connection or sends rubbish at once (a proxy before
 * a broker that is down) stops the receiver before that check, and the waiting thread never ends:
 * one thread leaks with every attempt. A broker sends nothing before CONNECT, so these sockets
 * deliver nothing before it either; by then Paho has seen its receiver run. With TLS 1.3 a server
 * that rejects the certificate of the client says so after the handshake, so TLS needs this too;
 * the TLS sockets of the JDK cannot do it, and Paho sees these as plain ones.
 */
final class WriteFirstSocketFactory extends SocketFactory {
    /** As long as the read time-out that Paho sets: it then checks whether it must still read. */
    private static final long READ_TIMEOUT_MS = 500;

    private final Optional<SSLSocketFactory> tls;

    /** Sockets without TLS, or with TLS by this factory. */
    WriteFirstSocketFactory(Optional<SSLSocketFactory> tls) {
        this.tls = tls;
    }

    @Override
    public Socket createSocket() {
        return new WriteFirstSocket(tls);
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
        private final Optional<SSLSocketFactory> tls;

        /** Speaks TLS over the streams of this socket; empty until the handshake. */
        private volatile Optional<Socket> secured = Optional.empty();

        private final AtomicBoolean closing = new AtomicBoolean();

        WriteFirstSocket(Optional<SSLSocketFactory> tls) {
            this.tls = tls;
        }

        @Override
        public void connect(SocketAddress address, int timeoutMs) throws IOException {
            super.connect(address, timeoutMs);
            if (tls.isPresent() && address instanceof InetSocketAddress server) {
                setSoTimeout(timeoutMs);
                secure(tls.get(), server);
            }
        }

        /** The TLS socket takes the streams of this one before {@link #secured} is set. */
        private void secure(SSLSocketFactory factory, InetSocketAddress server)
                throws IOException {
            Socket socket =
                    factory.createSocket(this, server.getHostString(), server.getPort(), true);
            if (socket instanceof SSLSocket ssl) {
                ssl.startHandshake();
            }
            secured = Optional.of(socket);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            if (tls.isPresent() && secured.isEmpty()) {
                return super.getInputStream();
            }
            InputStream input =
                    secured.isPresent()
                            ? secured.get().getInputStream()
                            : super.getInputStream();
            return new FilterInputStream(input) {
                @Override
                public int read() throws IOException {
                    awaitWritten();
                    return in.read();
                }

                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                    awaitWritten();
                    return in.read(into, from, length);
                }
            };
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            if (tls.isPresent() && secured.isEmpty()) {
                return super.getOutputStream();
            }
            OutputStream output =
                    secured.isPresent()
                            ? secured.get().getOutputStream()
                            : super.getOutputStream();
            return new FilterOutputStream(output) {
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
        public void close() throws IOException {
            // The latch comes second: a reader that it wakes must find the socket closed, not the
            // data of the peer.
            // Closing the TLS socket closes this one, which must not close that one again.
            try {
                if (secured.isPresent() && closing.compareAndSet(false, true)) {
                    secured.get().close();
                }
            } finally {
                try {
                    super.close();
                } finally {
                    written.countDown();
                }
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
