package vn.tienglang.pages.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.tinylog.Logger;

/**
 * Connection of a client that waits for an answer: tells whether the client has closed it, without
 * reading a byte that belongs to the server. It has a selector of its own beside the one of the
 * server. For one thread.
 *
 * <p>A client that closes only its sending half counts as gone. A client that has sent its next
 * request already counts as there.
 */
final class ClientConnection implements AutoCloseable {
    private final Selector selector;
    private final SocketChannel channel;

    private ClientConnection(Selector selector, SocketChannel channel) {
        this.selector = selector;
        this.channel = channel;
    }

    /**
     * The connection of this request.
     *
     * @throws IOException when the connection cannot be watched; it may be closed already
     */
    static ClientConnection of(Context context) throws IOException {
        Object transport =
                ServletContextRequest.getServletContextRequest(context.req())
                        .getConnectionMetaData()
                        .getConnection()
                        .getEndPoint()
                        .getTransport();
        if (transport instanceof SocketChannel channel) {
            return watch(channel);
        }
        throw new IOException("not a connection of the network");
    }

    /**
     * Watches a channel, which stays open when this is closed.
     *
     * @param channel a connected channel in non-blocking mode
     */
    static ClientConnection watch(SocketChannel channel) throws IOException {
        Selector selector = Selector.open();
        try {
            channel.register(selector, SelectionKey.OP_READ);
            return new ClientConnection(selector, channel);
        } catch (IOException e) {
            selector.close();
            throw e;
        }
    }

    /** Whether the client has closed the connection. */
    boolean isClosed() {
        try {
            selector.selectedKeys().clear();
            // Readable without a byte to read: the end of the stream.
            return !channel.isOpen()
                    || (selector.selectNow() > 0
                            && channel.socket().getInputStream().available() == 0);
        } catch (IOException e) {
            Logger.debug(e, "A connection failed while its answer was computed");
            return true;
        }
    }

    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException e) {
            Logger.debug(e, "The selector of a connection could not be closed");
        }
    }
}
