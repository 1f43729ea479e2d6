package vn.tienglang.office.store.programme;

import java.time.Instant;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.people.Login;

/**
 * Fact that a person heard a clip to its end.
 *
 * @param at when, to the millisecond
 * @param confirmed true when the person said so; false when the centre sent every byte of it to
 *     them
 */
public record Listening(ClipId clip, Login login, Instant at, boolean confirmed) {}
