package vn.tienglang.node;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.node.StationScenario.STATION;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Seeds;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.signing.Verifier;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Decoded;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.node.port.SimulatedDisk;
import vn.tienglang.node.port.SimulatedSpeaker;
import vn.tienglang.node.port.TestAiring;

/**
 * A broker wholly under the control of an attacker, against the real loop, playout, decoder and
 * journal contract of a station. It holds every message back, delivers it whenever and as often as
 * it likes, in any order and after restarts, changes its bytes, and signs messages of its own. It
 * cannot make the horn speak what the centre did not order, speak at a time that the centre did not
 * order, or speak twice.
 */
class HostileBrokerTest {
    private static final KeyId CENTRE = new KeyId("centre-1");
    private static final int STEPS = 120;

    /** A late start of an airing and the largest error of a trusted clock. */
    private static final Duration TOLERANCE = Duration.ofSeconds(10);

    private int heard;
    private int emergencies;
    private int delivered;
    private int expiredAndDelivered;
    private int restarts;

    @Test
    void hornSpeaksOnlyWhatTheCentreOrderedInItsTimeAndOnce() {
        Seeds.each(25, random -> new Attack(new SplittableRandom(random.nextLong())).run());
        assertThat(heard).as("airings heard").isGreaterThan(10);
        assertThat(emergencies).as("emergencies heard").isGreaterThan(3);
        assertThat(expiredAndDelivered).as("expired emergencies delivered").isGreaterThan(5);
        assertThat(delivered).isGreaterThan(500);
        assertThat(restarts).isGreaterThan(40);
    }

    private final class Attack {
        private final SplittableRandom random;
        private final StationScenario station = new StationScenario();
        private final Signer centre;
        private final Signer attacker = Ed25519.signer(CENTRE, Ed25519.newPair().getPrivate());
        private final Verifier trusted;

        /** Every message that the centre ever signed: all that the broker has to work with. */
        private final List<SignedMessage> signed = new ArrayList<>();

        private final Map<AiringId, List<Instant>> orderedStarts = new HashMap<>();
        private final Map<AiringId, Message.Urgent> orderedEmergencies = new HashMap<>();
        private final Map<ClipId, Clip> clips = new HashMap<>();
        private final List<TestAiring> plan = new ArrayList<>();
        private final List<String> history = new ArrayList<>();
        private int revision;
        private int names;
        private long number;
        private int answered;

        Attack(SplittableRandom random) {
            this.random = random;
            var pair = Ed25519.newPair();
            centre = Ed25519.signer(CENTRE, pair.getPrivate());
            trusted = Ed25519.verifier(CENTRE, pair.getPublic());
        }

        void run() {
            try {
                station.centreFallsSilent();
                station.powersUp();
                station.linkComesUp();
                for (int i = 0; i < STEPS; i++) {
                    step();
                    check();
                }
                station.advance(Duration.ofMinutes(5));
                check();
            } catch (AssertionError e) {
                throw new AssertionError(
                        e.getMessage()
                                + "\n"
                                + String.join("\n", history)
                                + "\n"
                                + String.join("\n", station.lastSteps()),
                        e);
            }
            station.sounds()
                    .forEach(sound -> {
                        heard++;
                        emergencies += orderedEmergencies.containsKey(sound.airing()) ? 1 : 0;
                    });
        }

        private void step() {
            if (!station.runs()) {
                act("power up", station::powersUp);
                restarts++;
                act("link up", station::linkComesUp);
            }
            switch (random.nextInt(20)) {
                case 0, 1 -> act("centre issues a log", this::issueLog);
                case 2 -> act("centre orders an emergency", this::orderEmergency);
                case 3 -> act("power cut", this::losePower);
                case 4 -> act("crash or torn write", this::crashes);
                case 5 -> act("clock right", this::clockIsRight);
                case 6 -> act("link down and up", this::reconnect);
                case 7 -> act("forged", () -> forge(oneOf()));
                case 8 -> act("changed bytes", () -> change(oneOf()));
                case 9, 10 -> act("answers delivered", this::deliverNewest);
                case 11, 12, 13 -> act("time passes", this::passTime);
                default -> act("replay", () -> deliver(oneOf()));
            }
            answerRequests();
        }

        private void act(String what, Runnable action) {
            history.add(station.trueTime() + " " + what);
            action.run();
        }

        private void losePower() {
            if (!station.runs()) {
                return;
            }
            station.losesPower();
            station.wallStepsBy(Duration.ofSeconds(random.nextLong(-40 * 86_400L, 3_600)));
            station.advance(Duration.ofMillis(random.nextLong(20_000)));
        }

        /** The next write into the journal is lost, or kept although the program never knows. */
        private void crashes() {
            if (!station.runs()) {
                return;
            }
            switch (random.nextInt(3)) {
                case 0 -> station.dies();
                case 1 -> station.disk().cutPowerInNextWrite(SimulatedDisk.Write.LOST);
                default -> station.disk().cutPowerInNextWrite(SimulatedDisk.Write.KEPT_UNANSWERED);
            }
        }

        private void clockIsRight() {
            if (station.runs()) {
                station.wallIsSetRight();
                station.clockIsTrusted();
            }
        }

        private void reconnect() {
            station.linkBreaks();
            station.linkComesUp();
        }

        private void passTime() {
            station.advance(
                    Duration.ofMillis(
                            random.nextInt(4) == 0
                                    ? random.nextLong(600_000)
                                    : random.nextLong(20_000)));
        }

        private void issueLog() {
            for (int i = random.nextInt(3); i >= 0; i--) {
                Instant start = station.trueTime().plusMillis(random.nextLong(500, 60_000));
                var item =
                        TestAiring.item(
                                "item-" + ++names,
                                start.atZone(StationScenario.ZONE).toLocalTime().toString(),
                                3 + random.nextInt(8));
                if (plan.stream().noneMatch(other -> other.airing().conflictsWith(item.airing()))) {
                    plan.add(item);
                }
            }
            if (!plan.isEmpty() && random.nextInt(4) == 0) {
                plan.remove(random.nextInt(plan.size()));
            }
            var log = TestAiring.log(++revision, plan.toArray(TestAiring[]::new));
            log.airings()
                    .forEach(airing ->
                            orderedStarts
                                    .computeIfAbsent(airing.id(), _ -> new ArrayList<>())
                                    .add(airing.airtime().start()));
            log.clips().forEach(clip -> clips.put(clip.id(), clip));
            sign(new Message.LogIssued(log));
        }

        private void orderEmergency() {
            Instant expires = station.trueTime().plusMillis(random.nextLong(5_000, 240_000));
            Message.Urgent urgent =
                    TestAiring.urgent(++number, "urgent-" + number, 3 + random.nextInt(8), expires);
            orderedEmergencies.put(urgent.airing(), urgent);
            clips.put(urgent.clip().id(), urgent.clip());
            sign(urgent);
        }

        /** The centre answers what reaches it; whether the answers arrive is up to the broker. */
        private void answerRequests() {
            List<Message> sent = station.sent();
            for (; answered < sent.size(); answered++) {
                switch (sent.get(answered)) {
                    case Message.TimeRequested(var id, var nonce) ->
                            sign(new Message.TimeAnswered(id, nonce, station.trueTime()));
                    case Message.PartsRequested(var id, var clip, var parts, var _) ->
                            parts.forEach(index ->
                                    sign(
                                            new Message.PartSent(
                                                    id,
                                                    clip,
                                                    index,
                                                    TestAiring.part(clip(clip), index))));
                    case Message.AsRunReported report ->
                            sign(
                                    StationScenario.acknowledgement(
                                            report.entries().getLast().entry()));
                    case Message.StatusReported _,
                            Message.StationLost _,
                            Message.AsRunRangeMissing _,
                            Message.LogIssued _,
                            Message.PartSent _,
                            Message.AsRunAcknowledged _,
                            Message.Urgent _,
                            Message.EmergencyIssued _,
                            Message.EmergencyProgressed _,
                            Message.TimeAnswered _,
                            Message.TimeBeacon _ -> {}
                }
            }
        }

        private Clip clip(ClipId id) {
            return Optional.ofNullable(clips.get(id)).orElseThrow();
        }

        private void sign(Message message) {
            signed.add(Codec.encode(message, centre));
        }

        private Optional<SignedMessage> oneOf() {
            if (signed.isEmpty()) {
                return Optional.empty();
            }
            // Old messages as often as new ones.
            int from = random.nextBoolean() ? 0 : Math.max(0, signed.size() - 12);
            return Optional.of(signed.get(random.nextInt(from, signed.size())));
        }

        private void deliverNewest() {
            signed.subList(Math.max(0, signed.size() - 8), signed.size()).stream()
                    .map(Optional::of)
                    .toList()
                    .forEach(this::deliver);
        }

        private void deliver(Optional<SignedMessage> message) {
            message.ifPresent(this::arrives);
        }

        private void arrives(SignedMessage message) {
            switch (decoded(message)) {
                case Decoded.Valid(Message.Urgent urgent) -> {
                    expiredAndDelivered += urgent.expires().isBefore(station.trueTime()) ? 1 : 0;
                    receive(urgent);
                }
                case Decoded.Valid(Message valid) -> receive(valid);
                case Decoded.Rejected rejected ->
                        throw new AssertionError("the centre's own message: " + rejected);
            }
        }

        private void receive(Message message) {
            delivered++;
            history.add("    " + message.topic().text() + " " + message);
            station.receives(message);
        }

        private Decoded decoded(SignedMessage message) {
            return Codec.decode(
                    message.topic(),
                    message.payload(),
                    message.signature().key().value(),
                    message.signature().value(),
                    _ -> trusted);
        }

        private void forge(Optional<SignedMessage> model) {
            model.ifPresent(original -> {
                var forged = SignedMessage.of(original.topic(), original.payload(), attacker);
                assertThat(decoded(forged)).isInstanceOf(Decoded.Rejected.class);
                var elsewhere =
                        new SignedMessage(
                                original.topic().replace(STATION.value(), "ls-elsewhere") + "x",
                                original.payload(),
                                original.signature());
                assertThat(decoded(elsewhere)).isInstanceOf(Decoded.Rejected.class);
            });
        }

        private void change(Optional<SignedMessage> model) {
            model.ifPresent(original -> {
                byte[] payload = original.payload();
                payload[random.nextInt(payload.length)] ^= (byte) (1 << random.nextInt(8));
                assertThat(
                                decoded(
                                        new SignedMessage(
                                                original.topic(),
                                                payload,
                                                new Signature(
                                                        CENTRE, original.signature().value()))))
                        .isInstanceOf(Decoded.Rejected.class);
            });
        }

        private void check() {
            for (SimulatedSpeaker.Sound sound : station.sounds()) {
                assertThat(station.heard(sound.airing())).as("%s", sound).isEqualTo(1);
                Message.Urgent urgent = orderedEmergencies.get(sound.airing());
                if (urgent != null) {
                    assertThat(sound.trueTime())
                            .as("%s", urgent)
                            .isBefore(urgent.expires().plus(TOLERANCE));
                } else {
                    assertThat(orderedStarts.getOrDefault(sound.airing(), List.of()))
                            .as("ordered starts of %s", sound)
                            .anyMatch(start ->
                                    Duration.between(start, sound.trueTime())
                                                    .abs()
                                                    .compareTo(TOLERANCE)
                                            <= 0);
                }
            }
        }
    }
}
