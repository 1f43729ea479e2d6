package vn.tienglang.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The peer sends one byte at once; the read must not see it before the first write. */
class WriteFirstSocketFactoryTest {
    private static final int BYTE_OF_PEER = 7;

    private ServerSocket server;
    private Socket socket;
    private Socket peer;
    private InputStream in;
    private OutputStream out;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        socket = new WriteFirstSocketFactory(Optional.empty()).createSocket();
        socket.connect(server.getLocalSocketAddress());
        in = socket.getInputStream();
        out = socket.getOutputStream();
        peer = server.accept();
        peer.getOutputStream().write(BYTE_OF_PEER);
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
        peer.close();
        server.close();
    }

    /** Reads one byte on a thread of its own, and again after each time-out, as Paho does. */
    private final class Reader {
        private final FutureTask<Integer> result = new FutureTask<>(this::read);
        private final Thread thread = Thread.ofPlatform().daemon().start(result);

        private int read() throws IOException {
            while (true) {
                try {
                    return in.read();
                } catch (SocketTimeoutException _) {
                    // Nothing is written yet.
                }
            }
        }

        void awaitWaiting() throws InterruptedException {
            while (thread.getState() != Thread.State.TIMED_WAITING) {
                assertThat(thread.isAlive()).as("the reader waits").isTrue();
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }

        int await() throws Exception {
            return result.get(20, TimeUnit.SECONDS);
        }
    }

    private Reader waitingReader() throws InterruptedException {
        var reader = new Reader();
        reader.awaitWaiting();
        return reader;
    }

    @Test
    void readBeforeTheFirstWriteTimesOut() {
        assertThatThrownBy(() -> in.read()).isInstanceOf(SocketTimeoutException.class);
        assertThatThrownBy(() -> in.read(new byte[1])).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void writeWakesTheReader() throws Exception {
        Reader reader = waitingReader();

        out.write(1);

        assertThat(reader.await()).isEqualTo(BYTE_OF_PEER);
        assertThat(peer.getInputStream().read()).isEqualTo(1);
    }

    @Test
    void writeOfABlockWakesTheReader() throws Exception {
        Reader reader = waitingReader();

        out.write(new byte[] {1, 2}, 0, 2);

        assertThat(reader.await()).isEqualTo(BYTE_OF_PEER);
        assertThat(peer.getInputStream().readNBytes(2)).containsExactly(1, 2);
    }

    @Test
    void failedWriteWakesTheReader() throws Exception {
        Reader reader = waitingReader();
        socket.shutdownOutput();

        assertThatIOException().isThrownBy(() -> out.write(1));

        assertThat(reader.await()).isEqualTo(BYTE_OF_PEER);
    }

    @Test
    void closeWakesTheReader() throws Exception {
        Reader reader = waitingReader();

        socket.close();

        assertThatThrownBy(reader::await).hasCauseInstanceOf(SocketException.class);
    }

    @Test
    void interruptEndsTheReader() throws Exception {
        Reader reader = waitingReader();

        reader.thread.interrupt();

        assertThatThrownBy(reader::await).hasCauseExactlyInstanceOf(InterruptedIOException.class);
    }
}
