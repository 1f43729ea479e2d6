package vn.tienglang.node.playout;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.StationScenario;
import vn.tienglang.node.port.ClipStore.Holding;

final class ClipDownloadsTest {
    private static final StationId STATION = StationScenario.STATION;
    private static final Clip FIRST = clip("first", 10);
    private static final Clip SECOND = clip("second", 10);

    private final ClipDownloads downloads = new ClipDownloads(STATION);

    /** What the next requests say that the station has received. */
    private long received;

    private static Clip clip(String name, int parts) {
        return new Clip(
                ClipId.of(name.getBytes(StandardCharsets.UTF_8)),
                name,
                new LanguageTag("vi"),
                ofSeconds(30),
                (long) parts * Limits.PART_BYTES_LEAST - 100,
                Limits.PART_BYTES_LEAST);
    }

    private static Now at(Duration sinceBoot) {
        return new Now(StationScenario.FIVE.plus(sinceBoot), sinceBoot, ClockQuality.UNSTATED);
    }

    private static Now at(long seconds) {
        return at(ofSeconds(seconds));
    }

    private Message request(Clip clip, int from, int to) {
        return new Message.PartsRequested(
                STATION,
                clip.id(),
                IntStream.range(from, to).boxed().toList(),
                OptionalLong.of(received));
    }

    private static Message.PartSent part(Clip clip, int index, int bytes) {
        return new Message.PartSent(STATION, clip.id(), index, new byte[bytes]);
    }

    private void need(Clip... clips) {
        for (Clip clip : downloads.setNeeded(List.of(clips))) {
            List<Integer> all = IntStream.range(0, clip.parts()).boxed().toList();
            downloads.clipChecked(clip.id(), new Holding.Missing(all), at(0));
        }
    }

    private void store(Clip clip, int from, int to, Now now) {
        for (int index = from; index < to; index++) {
            downloads.partStored(clip.id(), index, now);
        }
    }

    @Test
    void onlyClipsOfWhichNothingIsKnownAreChecked() {
        assertThat(downloads.setNeeded(List.of(FIRST))).containsExactly(FIRST);
        assertThat(downloads.setNeeded(List.of(SECOND, FIRST))).containsExactly(SECOND);
        assertThat(downloads.setNeeded(List.of())).isEmpty();
        assertThat(downloads.setNeeded(List.of(FIRST)))
                .as("a clip that was not needed for a while")
                .containsExactly(FIRST);
    }

    @Test
    void requestsNothingWithoutALink() {
        need(FIRST);
        assertThat(downloads.nextRequests(at(1))).isEmpty();
        assertThat(downloads.nextDeadline(at(1))).isEmpty();

        downloads.linkUp(at(2));
        assertThat(downloads.nextRequests(at(2))).containsExactly(request(FIRST, 0, 8));

        downloads.linkDown();
        assertThat(downloads.nextRequests(at(60))).isEmpty();
    }

    @Test
    void keepsAtMostAWindowOfPartsRequested() {
        need(FIRST, SECOND);
        downloads.linkUp(at(0));

        assertThat(downloads.nextRequests(at(0))).containsExactly(request(FIRST, 0, 8));
        assertThat(downloads.nextRequests(at(1))).isEmpty();

        store(FIRST, 0, 4, at(2));
        assertThat(downloads.nextRequests(at(2)))
                .as("the rest of the first clip; two parts are too few for another request")
                .containsExactly(request(FIRST, 8, 10));
        store(FIRST, 4, 10, at(3));
        assertThat(downloads.nextRequests(at(3))).containsExactly(request(SECOND, 0, 8));
    }

    @Test
    void clipNeededSoonerIsRequestedFirst() {
        need(FIRST);
        downloads.linkUp(at(0));
        assertThat(downloads.nextRequests(at(0))).containsExactly(request(FIRST, 0, 8));

        need(SECOND, FIRST);
        assertThat(downloads.nextRequests(at(1))).containsExactly(request(SECOND, 0, 8));
        assertThat(downloads.missing()).containsExactly(SECOND.id(), FIRST.id());
    }

    @Test
    void requestIsRepeatedAfterAWaitThatDoubles() {
        need(FIRST);
        downloads.linkUp(at(0));
        Message first = request(FIRST, 0, 8);

        assertThat(downloads.nextRequests(at(0))).containsExactly(first);
        assertThat(downloads.nextDeadline(at(0))).contains(ofSeconds(20));
        assertThat(downloads.nextRequests(at(19))).isEmpty();
        assertThat(downloads.nextRequests(at(20))).containsExactly(first);
        assertThat(downloads.nextDeadline(at(20))).contains(ofSeconds(60));
        assertThat(downloads.nextRequests(at(59))).isEmpty();
        assertThat(downloads.nextRequests(at(60))).containsExactly(first);

        assertThat(downloads.received(part(FIRST, 0, Limits.PART_BYTES_LEAST), at(70))).isPresent();
        assertThat(downloads.nextDeadline(at(70)))
                .as("a part that came makes the wait short again")
                .contains(ofSeconds(90));
    }

    @Test
    void newLinkRequestsEverythingMissingAgain() {
        need(FIRST);
        downloads.linkUp(at(0));
        downloads.nextRequests(at(0));
        store(FIRST, 0, 2, at(1));

        downloads.linkDown();
        downloads.linkUp(at(2));
        assertThat(downloads.nextRequests(at(2))).containsExactly(request(FIRST, 2, 10));
    }

    @Test
    void acceptsOnlyMissingPartsOfTheRightSize() {
        need(FIRST);
        store(FIRST, 0, 1, at(0));
        int size = Limits.PART_BYTES_LEAST;

        assertThat(downloads.clipOfRequestedPart(part(FIRST, 1, size))).contains(FIRST);
        assertThat(downloads.clipOfRequestedPart(part(FIRST, 9, size - 100))).contains(FIRST);
        assertThat(downloads.clipOfRequestedPart(part(FIRST, 0, size))).as("stored").isEmpty();
        assertThat(downloads.clipOfRequestedPart(part(FIRST, 9, size))).as("too long").isEmpty();
        assertThat(downloads.clipOfRequestedPart(part(FIRST, 10, size))).as("no part").isEmpty();
        assertThat(downloads.clipOfRequestedPart(part(SECOND, 1, size))).as("unknown").isEmpty();
    }

    @Test
    void clipIsWholeOnceItWasCheckedOrBecameReady() {
        need(FIRST);
        assertThat(downloads.isWhole(FIRST.id())).isFalse();
        assertThat(downloads.wasMissingAt(FIRST.id(), ofMinutes(9))).isTrue();

        downloads.clipReady(FIRST.id(), at(60));
        assertThat(downloads.isWhole(FIRST.id())).isTrue();
        assertThat(downloads.wasMissingAt(FIRST.id(), ofSeconds(59))).isTrue();
        assertThat(downloads.wasMissingAt(FIRST.id(), ofSeconds(60))).isFalse();
        assertThat(downloads.missing()).isEmpty();

        downloads.setNeeded(List.of(SECOND));
        downloads.clipChecked(SECOND.id(), new Holding.Whole(Path.of("second")), at(61));
        assertThat(downloads.isWhole(SECOND.id())).isTrue();
    }

    @Test
    void damagedClipIsRequestedAgainAfterAMinuteAndThenTwo() {
        need(FIRST);
        downloads.linkUp(at(0));
        downloads.clipReady(FIRST.id(), at(1));
        downloads.clipDamaged(FIRST.id(), at(10));

        assertThat(downloads.isWhole(FIRST.id())).isFalse();
        assertThat(downloads.nextRequests(at(69))).isEmpty();
        assertThat(downloads.nextDeadline(at(69))).contains(ofSeconds(70));
        assertThat(downloads.nextRequests(at(70))).containsExactly(request(FIRST, 0, 8));

        downloads.clipDamaged(FIRST.id(), at(80));
        assertThat(downloads.nextRequests(at(199))).isEmpty();
        assertThat(downloads.nextRequests(at(200))).containsExactly(request(FIRST, 0, 8));
    }

    /** Four parts of 24 KB, as the centre makes them. */
    private static Clip largeClip() {
        return new Clip(
                ClipId.of(new byte[] {7}),
                "large",
                new LanguageTag("vi"),
                ofSeconds(30),
                4L * Limits.PART_BYTES,
                Limits.PART_BYTES);
    }

    private Optional<Message.PartSent> piece(Clip clip, int index, int from, int to, Now now) {
        byte[] bytes = new byte[to - from];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (from + i);
        }
        received += bytes.length;
        return downloads.received(
                new Message.PartSent(STATION, clip.id(), index, from, bytes), now);
    }

    @Test
    void piecesInAnyOrderMakeThePartAndRepeatedOnesDoNoHarm() {
        Clip clip = largeClip();
        need(clip);
        downloads.linkUp(at(0));
        assertThat(downloads.nextRequests(at(0))).containsExactly(request(clip, 0, 1));

        assertThat(piece(clip, 0, 0, 4_096, at(1))).isEmpty();
        assertThat(piece(clip, 0, 0, 4_096, at(1))).as("repeated").isEmpty();
        assertThat(piece(clip, 0, 10_000, 20_000, at(1))).as("before an earlier one").isEmpty();
        assertThat(piece(clip, 0, 2_000, 12_000, at(1))).as("overlapping").isEmpty();
        assertThat(piece(clip, 0, 12_000, Limits.PART_BYTES + 1, at(1))).as("too long").isEmpty();
        Optional<Message.PartSent> whole = piece(clip, 0, 12_000, Limits.PART_BYTES, at(2));
        assertThat(whole).map(Message.PartSent::offset).contains(0);
        byte[] bytes = whole.orElseThrow().bytes();
        assertThat(bytes).hasSize(Limits.PART_BYTES);
        for (int i = 0; i < bytes.length; i++) {
            assertThat(bytes[i]).isEqualTo((byte) i);
        }
        assertThat(downloads.clipOfRequestedPart(whole.orElseThrow())).contains(clip);
    }

    @Test
    void piecesOfPartsThatWereNotRequestedAreDropped() {
        Clip clip = largeClip();
        need(clip);
        downloads.linkUp(at(0));
        downloads.nextRequests(at(0));
        assertThat(piece(clip, 1, 0, 12_000, at(1))).isEmpty();
        assertThat(piece(clip, 1, 12_000, Limits.PART_BYTES, at(1))).isEmpty();
        assertThat(piece(clip, 1, 0, Limits.PART_BYTES, at(1))).as("whole").isPresent();
    }

    @Test
    void newLinkForgetsTheBeginningOfAPartAndCountsFromZero() {
        Clip clip = largeClip();
        need(clip);
        downloads.linkUp(at(0));
        downloads.nextRequests(at(0));
        assertThat(piece(clip, 0, 0, 12_000, at(1))).isEmpty();
        downloads.linkDown();
        downloads.linkUp(at(2));
        received = 0;
        assertThat(downloads.nextRequests(at(2))).containsExactly(request(clip, 0, 1));
        assertThat(piece(clip, 0, 12_000, Limits.PART_BYTES, at(3))).as("the end alone").isEmpty();
        assertThat(piece(clip, 0, 0, 12_000, at(3))).isPresent();
    }

    @Test
    void slowLinkRequestsEveryFewSecondsAndSaysHowMuchCame() {
        Clip clip = largeClip();
        need(clip);
        downloads.linkUp(at(0));
        assertThat(downloads.nextRequests(at(10))).containsExactly(request(clip, 0, 1));
        piece(clip, 0, 0, 4_096, at(11));
        assertThat(downloads.nextRequests(at(11))).isEmpty();
        piece(clip, 0, 4_096, 8_192, at(11));
        assertThat(downloads.nextRequests(at(11)))
                .as("a third of the window within 2 s: it doubles")
                .containsExactly(request(clip, 1, 2));
        piece(clip, 0, 8_192, 20_000, at(13));
        assertThat(downloads.nextRequests(at(13))).isEmpty();
        piece(clip, 0, 20_000, Limits.PART_BYTES, at(14));
        downloads.partStored(clip.id(), 0, at(14));
        assertThat(downloads.nextRequests(at(14)))
                .as("half the window after 3 s: it stays")
                .containsExactly(request(clip, 2, 3));
    }

    /** Found by the simulation: a clip that the centre did not have kept all others waiting. */
    @Test
    void clipThatTheCentreDoesNotSendKeepsNoOtherWaiting() {
        Clip clip = largeClip();
        need(clip, SECOND);
        downloads.linkUp(at(0));
        assertThat(downloads.nextRequests(at(1))).containsExactly(request(clip, 0, 1));
        assertThat(downloads.nextRequests(at(20))).isEmpty();
        assertThat(downloads.nextRequests(at(21)))
                .containsExactly(request(clip, 0, 1), request(SECOND, 0, 8));
        store(SECOND, 0, 10, at(22));
        piece(clip, 0, 0, 4_096, at(23));
        assertThat(downloads.nextRequests(at(23)))
                .as("it comes after all")
                .containsExactly(request(clip, 1, 2));
    }

    @Test
    void partLargerThanTheWindowIsRequestedAlone() {
        Clip clip =
                new Clip(
                        ClipId.of(new byte[] {8}),
                        "largest parts",
                        new LanguageTag("vi"),
                        ofSeconds(30),
                        3L * Limits.PART_BYTES_MOST,
                        Limits.PART_BYTES_MOST);
        need(clip);
        downloads.linkUp(at(0));
        assertThat(downloads.nextRequests(at(1))).containsExactly(request(clip, 0, 1));
        assertThat(downloads.nextRequests(at(2))).isEmpty();
    }
}
