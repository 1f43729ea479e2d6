package vn.tienglang.central;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tienglang.airtime.Sha256;

/**
 * Id of one start of the program: hash of the machine's name, process id, random number. It tells a
 * centre that starts again on the same machine that its killed predecessor is dead, so that it need
 * not wait for the silence.
 *
 * @param machine hash of the name of this machine
 * @param process process id of this program
 */
record StartId(String machine, long process) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{8})-([0-9]{1,12})-[0-9a-f]{8}");
    private static final int BYTES = 4;

    /** The id of a program on this machine with this process id. */
    static StartId of(String host, long process) {
        byte[] hash = Sha256.of(host.getBytes(StandardCharsets.UTF_8));
        return new StartId(HexFormat.of().formatHex(hash, 0, BYTES), process);
    }

    /** The id as text, with a random number: process ids are used again. */
    String text(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return machine + "-" + process + "-" + HexFormat.of().formatHex(bytes);
    }

    /** Whether another start, by its text, was on this machine and its process has ended. */
    boolean isEnded(String other) {
        Matcher parts = FORM.matcher(other);
        if (!parts.matches() || !parts.group(1).equals(machine)) {
            return false;
        }
        long id = Long.parseLong(parts.group(2));
        return id == process || ProcessHandle.of(id).filter(ProcessHandle::isAlive).isEmpty();
    }
}
