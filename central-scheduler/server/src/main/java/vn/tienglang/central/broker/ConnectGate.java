package vn.tienglang.central.broker;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import vn.tienglang.central.broker.BrokerRejectionListener.RejectionReason;

/**
 * First handler of every connection: bounds what a stranger can cost before authentication.
 *
 * <p>Artemis looks at the first bytes itself and has other protocols behind the same port; for the
 * first line of an HTTP request it installs handlers which buffer without a limit. So nothing is
 * passed on before a whole packet of the type CONNECT of bounded length has arrived.
 *
 * <pre>
 * accepted      -> closed         too many connections are not authenticated
 * accepted      -> waiting        otherwise; TLS, where it is spoken, comes first
 * waiting       -> closed         the TLS handshake failed
 * waiting       -> closed         another packet than CONNECT, too long, or too late
 * waiting       -> passed         CONNECT is complete; it and all that follows is passed on
 * passed        -> closed         not authenticated in time
 * passed        -> authenticated  the event {@link #AUTHENTICATED}
 * </pre>
 */
final class ConnectGate extends ChannelInboundHandlerAdapter {
    /** User event that the {@link MqttPacketGuard} fires when the secret was right. */
    static final Object AUTHENTICATED = new Object();

    /** First byte of CONNECT: its type and its flags, which are fixed. */
    private static final int CONNECT = 0x10;

    private static final int LENGTH_BYTES = 4;

    private final UnauthenticatedConnections counts;
    private final BrokerLimits.Maintenance limits;
    private final BrokerRejectionListener rejections;
    private Optional<ByteBuf> received = Optional.empty();
    private Optional<Future<?>> timeout = Optional.empty();
    private String host = "";
    private boolean refused;
    private boolean passed;

    ConnectGate(
            UnauthenticatedConnections counts,
            BrokerLimits.Maintenance limits,
            BrokerRejectionListener rejections) {
        this.counts = counts;
        this.limits = limits;
        this.rejections = rejections;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        String address = host(ctx);
        if (!counts.tryAdd(address)) {
            refuse(ctx, address, "too many connections without a login");
            return;
        }
        host = address;
        timeout =
                Optional.of(
                        ctx.executor()
                                .schedule(
                                        () -> refuse(ctx, host, "no valid CONNECT in time"),
                                        limits.connectWithin().toMillis(),
                                        TimeUnit.MILLISECONDS));
        ctx.fireChannelActive();
    }

    private static String host(ChannelHandlerContext ctx) {
        return ctx.channel().remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : String.valueOf(ctx.channel().remoteAddress());
    }

    /** Closes first: a failure of the listener must not leave the connection open. */
    private void refuse(ChannelHandlerContext ctx, String address, String detail) {
        refused = true;
        var _ = ctx.close();
        rejections.rejected(RejectionReason.MALFORMED, address, detail);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (passed) {
            ctx.fireChannelRead(message);
        } else if (refused || !(message instanceof ByteBuf bytes)) {
            ReferenceCountUtil.release(message);
        } else {
            ByteBuf all = append(ctx, bytes);
            check(ctx, all);
        }
    }

    private ByteBuf append(ChannelHandlerContext ctx, ByteBuf bytes) {
        if (received.isEmpty()) {
            received = Optional.of(bytes);
            return bytes;
        }
        ByteBuf before = received.get();
        ByteBuf all = ctx.alloc().buffer(before.readableBytes() + bytes.readableBytes());
        all.writeBytes(before).writeBytes(bytes);
        before.release();
        bytes.release();
        received = Optional.of(all);
        return all;
    }

    private void check(ChannelHandlerContext ctx, ByteBuf all) {
        int at = all.readerIndex();
        int available = all.readableBytes();
        if (available > 0 && all.getUnsignedByte(at) != CONNECT) {
            refuse(ctx, host, "not MQTT: the first packet is not CONNECT");
            release();
            return;
        }
        int length = 0;
        for (int index = 1; index <= LENGTH_BYTES; index++) {
            if (index >= available) {
                return;
            }
            int digit = all.getUnsignedByte(at + index);
            length |= (digit & 0x7f) << (7 * (index - 1));
            if (length > BrokerLimits.CONNECT_BYTES) {
                break;
            }
            if ((digit & 0x80) == 0) {
                if (available >= 1 + index + length) {
                    pass(ctx, all);
                }
                return;
            }
        }
        refuse(ctx, host, "CONNECT is longer than " + BrokerLimits.CONNECT_BYTES + " bytes");
        release();
    }

    private void pass(ChannelHandlerContext ctx, ByteBuf all) {
        passed = true;
        received = Optional.empty();
        ctx.fireChannelRead(all);
    }

    private void release() {
        received.ifPresent(ByteBuf::release);
        received = Optional.empty();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
        if (event.equals(AUTHENTICATED)) {
            leave();
        } else if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (!handshake.isSuccess()) {
                refused = true;
                rejections.rejected(
                        RejectionReason.CERTIFICATE, host(ctx), why(handshake.cause()));
            }
        } else {
            super.userEventTriggered(ctx, event);
        }
    }

    /** What the check of the certificate says, if that was the cause. */
    private static String why(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof CertificateException)) {
            cause = cause.getCause();
        }
        return "TLS: " + cause.getMessage();
    }

    /** The connection does not count any more. */
    private void leave() {
        timeout.ifPresent(one -> one.cancel(false));
        timeout = Optional.empty();
        if (!host.isEmpty()) {
            counts.remove(host);
            host = "";
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        boolean counted = !host.isEmpty() || passed;
        leave();
        release();
        // channelActive was not passed on for other connections, so channelInactive is not either.
        if (counted) {
            super.channelInactive(ctx);
        }
    }
}
