package vn.tienglang.node.guard;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import org.tinylog.Logger;

/**
 * Reports to systemd by the protocol of {@code sd_notify}: datagrams to the Unix socket that the
 * environment variable {@code NOTIFY_SOCKET} names. Java has no Unix datagram sockets, so the calls
 * go to the C library. Never blocks and never throws; does nothing outside a service.
 */
public final class SystemdNotifier {
    private static final int AF_UNIX = 1;

    /** SOCK_DGRAM and SOCK_CLOEXEC. */
    private static final int DATAGRAM_CLOSE_ON_EXEC = 2 | 0x80000;

    /** MSG_DONTWAIT and MSG_NOSIGNAL. */
    private static final int DO_NOT_WAIT = 0x40 | 0x4000;

    /** Bytes of a path in {@code struct sockaddr_un}, with a final zero. */
    private static final int PATH_BYTES = 108;

    private static final int FAMILY_BYTES = 2;

    private final byte[] address;
    private int descriptor = -1;
    private boolean failureLogged;

    private SystemdNotifier(String socket) {
        byte[] path = socket.getBytes(StandardCharsets.UTF_8);
        if (path.length >= PATH_BYTES) {
            path = new byte[0];
        }
        if (path.length > 0 && path[0] == '@') {
            // Abstract address.
            path[0] = 0;
        }
        address = path;
    }

    /** Notifier of the service that this process is, if it is one. */
    public static SystemdNotifier ofThisProcess() {
        String socket = System.getenv("NOTIFY_SOCKET");
        return to(socket == null ? "" : socket);
    }

    static SystemdNotifier to(String socket) {
        return new SystemdNotifier(socket);
    }

    /** The program has started. */
    public void ready() {
        send("READY=1");
    }

    /** The program ends in order. */
    public void stopping() {
        send("STOPPING=1");
    }

    /** The program works. */
    public void alive() {
        send("WATCHDOG=1");
    }

    private synchronized void send(String state) {
        if (address.length == 0) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            if (descriptor < 0) {
                descriptor = (int) CLibrary.SOCKET.invokeExact(AF_UNIX, DATAGRAM_CLOSE_ON_EXEC, 0);
            }
            byte[] text = state.getBytes(StandardCharsets.UTF_8);
            MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, text);
            MemorySegment target = arena.allocate(FAMILY_BYTES + PATH_BYTES, Long.BYTES);
            target.set(JAVA_SHORT, 0, (short) AF_UNIX);
            MemorySegment.copy(address, 0, target, JAVA_BYTE, FAMILY_BYTES, address.length);
            long sent =
                    (long)
                            CLibrary.SENDTO.invokeExact(
                                    descriptor,
                                    bytes,
                                    (long) text.length,
                                    DO_NOT_WAIT,
                                    target,
                                    FAMILY_BYTES + address.length);
            if (sent != text.length) {
                logFailure(state + " was not sent");
            }
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            logFailure(e.toString());
        }
    }

    private void logFailure(String cause) {
        if (!failureLogged) {
            failureLogged = true;
            Logger.warn("systemd does not receive reports ({}); not logged again", cause);
        }
    }

    /** Functions of the C library; loaded only in a service. */
    private static final class CLibrary {
        static final MethodHandle SOCKET =
                function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
        static final MethodHandle SENDTO =
                function(
                        "sendto",
                        FunctionDescriptor.of(
                                JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS,
                                JAVA_INT));

        private CLibrary() {}

        @SuppressWarnings("restricted")
        private static MethodHandle function(String name, FunctionDescriptor descriptor) {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
        }
    }
}
