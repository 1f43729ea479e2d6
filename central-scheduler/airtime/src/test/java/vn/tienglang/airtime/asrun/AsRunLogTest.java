package vn.tienglang.airtime.asrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.ClockSource;
import vn.tienglang.airtime.Seeds;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunLog.Check;
import vn.tienglang.airtime.signing.FastSigner;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.signing.Verifier;
import vn.tienglang.airtime.wire.RandomMessages;
import vn.tienglang.airtime.wire.TestKeys;

class AsRunLogTest {
    private static final StationId STATION = new StationId("ls-tan-thanh");
    private static final ChainId CHAIN = new ChainId("c-0123456789abcdef");
    private static final FastSigner KEY = TestKeys.station(STATION);
    private static final AsRunLog EMPTY = AsRunLog.empty(STATION, CHAIN);

    @Test
    void chainIsIntactFromStartAndFromAnyEntry() {
        Seeds.each(
                200,
                random -> {
                    List<SignedEntry> chain = chain(random, random.nextInt(1, 12));
                    AsRunLog end = endOf(chain);
                    assertThat(end.sequence()).isEqualTo(chain.size());
                    assertThat(EMPTY.check(chain, AsRunLogTest::verifier))
                            .isEqualTo(new Check.Intact(end));
                    int held = random.nextInt(chain.size() + 1);
                    AsRunLog middle = endOf(chain.subList(0, held));
                    assertThat(
                                    middle.check(
                                            chain.subList(held, chain.size()),
                                            AsRunLogTest::verifier))
                            .isEqualTo(new Check.Intact(end));
                    assertThat(end.check(List.of(), AsRunLogTest::verifier))
                            .isEqualTo(new Check.Intact(end));
                });
    }

    @Test
    void changedFieldBreaksTheChainAtThatEntry() {
        Seeds.each(
                300,
                random -> {
                    List<SignedEntry> chain = chain(random, 6);
                    int at = random.nextInt(chain.size());
                    SignedEntry honest = chain.get(at);
                    forgeries(random, honest.entry())
                            .forEach((field, forged) ->
                                    assertBroken(
                                            field,
                                            chain,
                                            at,
                                            new SignedEntry(forged, honest.signature())));
                });
    }

    /**
     * Not even the owner of the key can change the past: the next entry has the digest of the
     * original.
     */
    @Test
    void resignedEntryBreaksTheChainAfterIt() {
        Seeds.each(
                300,
                random -> {
                    List<SignedEntry> chain = chain(random, 6);
                    int at = random.nextInt(chain.size() - 1);
                    AsRunEntry entry = chain.get(at).entry();
                    Outcome other = new Outcome.Missed(Reason.CANCELLED);
                    if (entry.outcome().equals(other)) {
                        return;
                    }
                    var rewritten = new ArrayList<>(chain);
                    rewritten.set(at, SignedEntry.of(with(entry, other), KEY));
                    assertBrokenAfter(
                            at + 1, EMPTY.check(rewritten, AsRunLogTest::verifier), "rewritten");
                });
    }

    @Test
    void wrongSignatureBreaksTheChainAtThatEntry() {
        Seeds.each(
                200,
                random -> {
                    List<SignedEntry> chain = chain(random, 6);
                    int at = random.nextInt(chain.size());
                    AsRunEntry entry = chain.get(at).entry();
                    var stranger = new FastSigner(new KeyId("stranger-1"));
                    assertBroken("stranger", chain, at, SignedEntry.of(entry, stranger));
                    var renamed =
                            new Signature(
                                    KEY.key(), SignedEntry.of(entry, stranger).signature().value());
                    assertBroken("renamed", chain, at, new SignedEntry(entry, renamed));
                    int other = (at + 1) % chain.size();
                    var swapped = new SignedEntry(entry, chain.get(other).signature());
                    assertBroken("swapped", chain, at, swapped);
                });
    }

    @Test
    void missingDuplicatedOrMovedEntryBreaksTheChain() {
        Seeds.each(
                200,
                random -> {
                    List<SignedEntry> chain = chain(random, 6);
                    int at = random.nextInt(chain.size() - 1);
                    var shorter = new ArrayList<>(chain);
                    shorter.remove(at);
                    assertBrokenAfter(at, EMPTY.check(shorter, AsRunLogTest::verifier), "left out");
                    var doubled = new ArrayList<>(chain);
                    doubled.add(at, chain.get(at));
                    assertBrokenAfter(
                            at + 1, EMPTY.check(doubled, AsRunLogTest::verifier), "doubled");
                    var moved = new ArrayList<>(chain);
                    moved.set(at, chain.get(at + 1));
                    moved.set(at + 1, chain.get(at));
                    assertBrokenAfter(at, EMPTY.check(moved, AsRunLogTest::verifier), "moved");
                });
    }

    /**
     * The owner of the key cannot skip a number: otherwise an unsent entry would not be noticed.
     */
    @Test
    void skippedSequenceBreaksTheChain() {
        Seeds.each(
                50,
                random -> {
                    AsRunLog log = endOf(chain(random, 3));
                    AsRunEntry next = next(random, log).entry();
                    for (long sequence : new long[] {5, 3}) {
                        var signed = SignedEntry.of(with(next, sequence), KEY);
                        assertThat(log.check(List.of(signed), AsRunLogTest::verifier))
                                .isEqualTo(
                                        new Check.Broken(
                                                log, "entry " + sequence + " follows entry 3"));
                    }
                });
    }

    @Test
    void chainOfAnotherStationIsRejected() {
        Seeds.each(
                20,
                random -> {
                    List<SignedEntry> chain = chain(random, 3);
                    var other = AsRunLog.empty(new StationId("ls-dong-kinh"), CHAIN);
                    assertThat(other.check(chain, AsRunLogTest::verifier))
                            .isEqualTo(
                                    new Check.Broken(
                                            other, "entry belongs to station ls-tan-thanh"));
                });
    }

    @Test
    void appendLeavesTheOriginalUnchanged() {
        Seeds.each(
                20,
                random -> {
                    AsRunLog log = endOf(chain(random, 2));
                    SignedEntry next = next(random, log);
                    assertThat(next.entry().sequence()).isEqualTo(3);
                    assertThat(next.entry().previous()).isEqualTo(log.head());
                    assertThat(log.sequence()).isEqualTo(2);
                    assertThat(log.append(next.entry()).head()).isEqualTo(next.entry().digest());
                });
    }

    /** The same entry with one field changed, once for every field, nested ones too. */
    private static Map<String, AsRunEntry> forgeries(RandomGenerator random, AsRunEntry entry) {
        var forged = new LinkedHashMap<String, AsRunEntry>();
        AsRunEntry other = RandomMessages.entry(random, STATION);
        forged.put("station", with(entry, new StationId("ls-dong-kinh")));
        forged.put("chain", with(entry, new ChainId("another")));
        forged.put("clock", with(entry, otherThan(entry.clock())));
        forged.put("sequence", with(entry, entry.sequence() + 1));
        forged.put("airing", with(entry, new AiringId("other-" + other.sequence())));
        forged.put("date", with(entry, entry.date().plusDays(1)));
        forged.put("revision", with(entry, entry.revision() == 7 ? 8 : 7));
        forged.put("settledAt", with(entry, entry.settledAt().plusNanos(1)));
        if (!entry.outcome().equals(other.outcome())) {
            forged.put("outcome", with(entry, other.outcome()));
        }
        forged.put("previous", with(entry, Digest.of("another past")));
        switch (entry.outcome()) {
            case Outcome.Aired(Playback played) ->
                    playbacks(played)
                            .forEach((field, changed) ->
                                    forged.put(
                                            field,
                                            with(
                                                    entry,
                                                    new Outcome.CutShort(
                                                            changed, Reason.NO_POWER))));
            case Outcome.CutShort(Playback played, Reason why) -> {
                playbacks(played)
                        .forEach((field, changed) ->
                                forged.put(field, with(entry, new Outcome.CutShort(changed, why))));
                forged.put("reason", with(entry, new Outcome.CutShort(played, otherThan(why))));
            }
            case Outcome.Missed(Reason why) ->
                    forged.put("reason", with(entry, new Outcome.Missed(otherThan(why))));
        }
        return forged;
    }

    private static Map<String, Playback> playbacks(Playback played) {
        Instant closed = played.relayClosedAt();
        Instant started = played.startedAt();
        long frames = played.frames();
        long whole = played.framesWhole();
        int rate = played.rateHz();
        Evidence evidence = played.evidence();
        Evidence better = evidence == Evidence.HEARD ? Evidence.COMMANDED : Evidence.HEARD;
        String output = played.output();
        long fewer = frames == 0 ? 1 : frames - 1;
        return Map.of(
                "relayClosedAt",
                new Playback(closed.minusNanos(1), started, frames, whole, rate, evidence, output),
                "startedAt",
                new Playback(closed, started.minusNanos(1), frames, whole, rate, evidence, output),
                "frames",
                new Playback(closed, started, fewer, whole, rate, evidence, output),
                "framesWhole",
                new Playback(closed, started, frames, whole + 1, rate, evidence, output),
                "rateHz",
                new Playback(closed, started, frames, whole, rate + 1, evidence, output),
                "evidence",
                new Playback(closed, started, frames, whole, rate, better, output),
                "output",
                new Playback(closed, started, frames, whole, rate, evidence, "another card"));
    }

    private static ClockQuality otherThan(ClockQuality clock) {
        return clock.isTrusted()
                ? ClockQuality.UNTRUSTED
                : new ClockQuality(ClockSource.DAEMON, Duration.ZERO);
    }

    private static Reason otherThan(Reason why) {
        return why == Reason.NO_LINK ? Reason.NO_POWER : Reason.NO_LINK;
    }

    private static AsRunEntry with(AsRunEntry entry, Object field) {
        // Only the first entry has no previous digest: both fields must change together there.
        boolean isPrevious = field instanceof Digest;
        long sequence =
                field instanceof Long number
                        ? number
                        : isPrevious && entry.sequence() == 1 ? 2 : entry.sequence();
        Digest previous =
                field instanceof Digest digest
                        ? digest
                        : field instanceof Long && entry.sequence() == 1
                                ? Digest.of("another past")
                                : entry.previous();
        return new AsRunEntry(
                field instanceof StationId station ? station : entry.station(),
                field instanceof ChainId chain ? chain : entry.chain(),
                sequence,
                field instanceof AiringId airing ? airing : entry.airing(),
                field instanceof LocalDate date ? date : entry.date(),
                field instanceof Integer revision ? revision : entry.revision(),
                field instanceof Instant settledAt ? settledAt : entry.settledAt(),
                field instanceof ClockQuality clock ? clock : entry.clock(),
                field instanceof Outcome outcome ? outcome : entry.outcome(),
                previous);
    }

    private static Verifier verifier(KeyId key) {
        return key.equals(KEY.key()) ? KEY : (_, _) -> false;
    }

    private static void assertBroken(
            String what, List<SignedEntry> chain, int at, SignedEntry forged) {
        var broken = new ArrayList<>(chain);
        broken.set(at, forged);
        assertBrokenAfter(at, EMPTY.check(broken, AsRunLogTest::verifier), what);
    }

    private static void assertBrokenAfter(int held, Check check, String what) {
        assertThat(check)
                .as(what)
                .isInstanceOfSatisfying(
                        Check.Broken.class,
                        broken -> {
                            assertThat(broken.end().sequence()).as(what).isEqualTo(held);
                            assertThat(broken.reason()).isNotBlank();
                        });
    }

    private static List<SignedEntry> chain(RandomGenerator random, int length) {
        var chain = new ArrayList<SignedEntry>();
        AsRunLog end = EMPTY;
        UnaryOperator<AsRunLog> grow =
                log -> {
                    SignedEntry next = next(random, log);
                    chain.add(next);
                    return log.append(next.entry());
                };
        for (int i = 0; i < length; i++) {
            end = grow.apply(end);
        }
        return chain;
    }

    private static SignedEntry next(RandomGenerator random, AsRunLog log) {
        AsRunEntry any = RandomMessages.entry(random, STATION);
        return log.next(
                any.airing(),
                any.date(),
                any.revision(),
                any.settledAt(),
                any.clock(),
                any.outcome(),
                KEY);
    }

    private static AsRunLog endOf(List<SignedEntry> chain) {
        AsRunLog end = EMPTY;
        for (SignedEntry signed : chain) {
            end = end.append(signed.entry());
        }
        return end;
    }
}
