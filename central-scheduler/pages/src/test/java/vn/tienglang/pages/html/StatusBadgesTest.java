package vn.tienglang.pages.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.planner.compliance.Verdict;

final class StatusBadgesTest {
    private static final Instant START = Instant.parse("2026-11-21T10:02:00Z");
    private static final Airtime AIRTIME = Airtime.of(START, Duration.ofMinutes(1));

    private final StatusBadges badges = new StatusBadges(Messages.VIETNAMESE);

    @Test
    void commandedPlaybackIsNotShownAsAired() {
        Playback silent = playback(Evidence.COMMANDED);
        var mark = new Badge(BadgeTone.WARNING, "đã chạy, không tiếng");

        assertThat(badges.verdict(new Verdict.Fulfilled(silent), AIRTIME, START)).isEqualTo(mark);
        assertThat(badges.outcome(new Outcome.Aired(silent)).tone()).isEqualTo(BadgeTone.WARNING);
        assertThat(badges.evidence(Evidence.COMMANDED).tone()).isEqualTo(BadgeTone.WARNING);
        assertThat(badges.onAir(true).tone()).isEqualTo(BadgeTone.WARNING);
    }

    @Test
    void renderedPlaybackIsShownAsAired() {
        Playback heard = playback(Evidence.RENDERED);

        assertThat(badges.verdict(new Verdict.Fulfilled(heard), AIRTIME, START))
                .isEqualTo(new Badge(BadgeTone.GOOD, "đã phát"));
    }

    @Test
    void anAwaitedAiringIsNotAFailureBeforeTheGraceEnds() {
        var awaited = new Verdict.Awaited();

        assertThat(badges.verdict(awaited, AIRTIME, START.minusSeconds(1)).text())
                .isEqualTo("chưa đến giờ");
        assertThat(badges.verdict(awaited, AIRTIME, START).text()).isEqualTo("trong giờ phát");
        assertThat(badges.verdict(awaited, AIRTIME, AIRTIME.end()).text())
                .isEqualTo("chờ đài xác nhận");
        assertThat(badges.verdict(new Verdict.Unconfirmed(), AIRTIME, AIRTIME.end()).tone())
                .isEqualTo(BadgeTone.WARNING);
    }

    @Test
    void aMissedAiringShowsItsReason() {
        assertThat(badges.verdict(new Verdict.Missed(Reason.NO_FILE), AIRTIME, START))
                .isEqualTo(new Badge(BadgeTone.BAD, "không phát: không có tệp âm thanh"));
        assertThat(
                        badges.verdict(
                                new Verdict.Partial(playback(Evidence.HEARD), Reason.NO_POWER),
                                AIRTIME,
                                START))
                .isEqualTo(new Badge(BadgeTone.WARNING, "phát dở: mất điện"));
    }

    private static Playback playback(Evidence evidence) {
        return new Playback(
                START.minusMillis(1500), START, 960_000, 960_000, 16_000, evidence, "x");
    }
}
