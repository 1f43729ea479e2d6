package vn.tienglang.office.store.station;

import java.time.Instant;
import java.util.Optional;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.enrolment.EnrolmentMac;

/**
 * Enrolment code of a station as the centre stores it: without the code itself. A station has at
 * most one, and a new one replaces it.
 *
 * @param codeId public name of the code
 * @param mac key of the messages that the code authenticates
 * @param order what is enrolled with it
 * @param madeAt to the millisecond
 * @param madeBy login of the officer; empty for a command of the centre
 * @param expires instant from which it enrols nothing
 * @param use who was enrolled with it; empty until then
 */
public record StationCode(
        String codeId,
        EnrolmentMac mac,
        StationOrder order,
        Instant madeAt,
        String madeBy,
        Instant expires,
        Optional<Use> use) {
    /**
     * Use of a code: it enrols one board, and that one as often as an answer is lost.
     *
     * @param at to the millisecond
     * @param publicKey key of the board
     * @param secretSha256 digest of the broker secret of the board
     */
    public record Use(Instant at, String publicKey, String secretSha256) {}

    /** Id of its station. */
    public StationId station() {
        return order.station();
    }

    /** The code after this use. */
    public StationCode used(Use by) {
        return new StationCode(codeId, mac, order, madeAt, madeBy, expires, Optional.of(by));
    }

    /** The code, which enrols nothing from now on. */
    public StationCode endedAt(Instant now) {
        return new StationCode(
                codeId, mac, order, madeAt, madeBy, now.isBefore(expires) ? now : expires, use);
    }
}
