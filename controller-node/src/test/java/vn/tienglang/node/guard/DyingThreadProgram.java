package vn.tienglang.node.guard;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.clips.ClipFolder;
import vn.tienglang.mqtt.BrokerSettings;
import vn.tienglang.node.link.MqttLink;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Mailbox;
import vn.tienglang.node.port.RelayState;
import vn.tienglang.node.port.WorkTimer;
import vn.tienglang.node.sound.PlaybackClock;
import vn.tienglang.node.sound.SoundChoice;
import vn.tienglang.node.sound.SpeakerFactory;
import vn.tienglang.node.web.MutePeriod;
import vn.tienglang.node.web.StationControls;
import vn.tienglang.node.web.StationPageServer;
import vn.tienglang.node.web.StationPageSettings;

/**
 * Program with one real adapter whose thread dies with the relay closed. Arguments: name of the
 * thread, {@code exception} or {@code error}, an empty folder, a file for the relay.
 */
final class DyingThreadProgram {
    private DyingThreadProgram() {}

    public static void main(String[] arguments) throws Exception {
        boolean isError = arguments[1].equals("error");
        Path folder = Path.of(arguments[2]);
        var relay = new GuardedRelay(new FileRelay(Path.of(arguments[3])), GuardConnection.none());
        Thread.setDefaultUncaughtExceptionHandler(
                new ThreadOwner(relay::openForGood, _ -> System.exit(1)));
        relay.drive(RelayState.CLOSED);
        System.out.println("closed");
        // Every thread but the page's reports to the mailbox.
        Mailbox mailbox =
                _ -> {
                    throw failure(isError);
                };
        switch (arguments[0]) {
            case "speaker" ->
                    SpeakerFactory.open(
                                    new SoundChoice.Silent(),
                                    mailbox,
                                    PlaybackClock.of(() -> Duration.ofNanos(System.nanoTime())),
                                    WorkTimer.NONE)
                            .cue(
                                    new AiringId("dawn-20261121"),
                                    folder.resolve("nothing"),
                                    Airing.FULL_VOLUME);
            case "clips" -> {
                Files.writeString(folder.resolve("0".repeat(64) + ".clip"), "damaged");
                ClipFolder.open(folder, mailbox);
            }
            case "link" -> openLink(mailbox);
            case "web" -> requestPage(isError);
            default ->
                    Thread.ofPlatform()
                            .name(arguments[0])
                            .start(() -> mailbox.offer(new Event.Tick()));
        }
        Thread.currentThread().join();
    }

    private static void openLink(Mailbox mailbox) {
        var station = new StationId("ls-tan-thanh");
        var signer = Ed25519.signer(new KeyId("ls-tan-thanh-1"), Ed25519.newPair().getPrivate());
        MqttLink.open(
                MqttLink.settings(
                        "127.0.0.1", 1, station, "secret", BrokerSettings.plainSockets()),
                new Message.StationLost(station, Optional.empty(), 1),
                _ -> {
                    throw new IllegalStateException("not asked");
                },
                signer,
                mailbox,
                new Random(1));
    }

    private static void requestPage(boolean isError) throws IOException {
        StationPageServer page =
                StationPageServer.open(
                        new StationPageSettings(InetAddress.getLoopbackAddress(), 0, List.of()),
                        () -> {
                            throw failure(isError);
                        },
                        new NoControls());
        try (var in = java.net.URI.create(page.address()).toURL().openStream()) {
            in.readAllBytes();
        } catch (IOException e) {
            System.out.println("no page");
        }
    }

    private static final class NoControls implements StationControls {
        @Override
        public void stop() {}

        @Override
        public void mute(MutePeriod period) {}

        @Override
        public void unmute() {}
    }

    /** Throws the error, or returns the exception. */
    private static RuntimeException failure(boolean isError) {
        if (isError) {
            throw new LinkageError("made for the test");
        }
        return new IllegalStateException("made for the test");
    }
}
