package vn.tienglang.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.enrolment.EnrolmentAnswer;
import vn.tienglang.airtime.enrolment.EnrolmentCode;
import vn.tienglang.airtime.enrolment.EnrolmentRequest;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.node.link.enrolment.EnrolmentOutcome;
import vn.tienglang.node.link.enrolment.EnrolmentOutcome.Failed;
import vn.tienglang.node.link.enrolment.EnrolmentOutcome.Failure;

/** Enrolment of a node at a centre that answers, lies, is cut off, or is somebody else. */
class NodeEnrolmentTest {
    private static final EnrolmentCode CODE = EnrolmentCode.random(new SecureRandom());

    @TempDir Path folder;
    private final List<EnrolmentRequest> received = new ArrayList<>();
    private Function<EnrolmentRequest, Reply> centre = request -> good(request, settings());
    private Optional<HttpServer> running = Optional.empty();

    private record Reply(int status, String body) {}

    @BeforeEach
    void start() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/api/1/enrolment",
                exchange -> {
                    var request =
                            EnrolmentRequest.parse(
                                    new String(
                                            exchange.getRequestBody().readAllBytes(),
                                            StandardCharsets.UTF_8));
                    received.add(request);
                    Reply reply = centre.apply(request);
                    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(reply.status(), body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        running = Optional.of(server);
    }

    @AfterEach
    void stop() {
        running.orElseThrow().stop(0);
    }

    private static Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("station", "ls-mau-son");
        settings.put("station.name", "Đài \\ Mẫu Sơn");
        settings.put("areas", "06238,178,20,vn");
        settings.put("centre.host", "centre.example");
        settings.put("centre.key.id", "centre-1");
        settings.put("centre.key", Ed25519.text(Ed25519.newPair().getPublic()));
        settings.put("centre.key.earlier", "");
        settings.put("station.key.id", "ls-mau-son-1");
        settings.put("relay", "simulated");
        settings.put("page.port", "8090");
        return settings;
    }

    private static Reply good(EnrolmentRequest request, Map<String, String> settings) {
        return new Reply(200, new EnrolmentAnswer(settings, "", "").text(request, CODE.mac()));
    }

    private Path file() {
        return folder.resolve("node.properties");
    }

    private EnrolmentOutcome enrol() {
        return enrol(CODE.grouped());
    }

    private EnrolmentOutcome enrol(String code) {
        return NodeEnrolment.enrolment(file(), folder.resolve("data"))
                .enrol(
                        "http://127.0.0.1:" + running.orElseThrow().getAddress().getPort() + "/",
                        code);
    }

    private void assertFailure(EnrolmentOutcome outcome, Failure failure) {
        assertThat(outcome).isInstanceOf(Failed.class);
        assertThat(((Failed) outcome).failure()).isEqualTo(failure);
        assertThat(file()).doesNotExist();
    }

    @Test
    void theNodeStartsWithWhatTheCentreAnswered() throws Exception {
        assertThat(enrol())
                .isEqualTo(new EnrolmentOutcome.Enrolled("ls-mau-son", "Đài \\ Mẫu Sơn"));
        NodeConfig config = NodeConfig.read(file());
        assertThat(config.stationName()).isEqualTo("Đài \\ Mẫu Sơn");
        assertThat(config.dataFolder()).isEqualTo(folder.resolve("data"));
        EnrolmentRequest request = received.getFirst();
        assertThat(request.isAuthentic(CODE.mac())).isTrue();
        byte[] bytes = {1, 2};
        assertThat(
                        Ed25519.verifier(
                                        config.stationKeyId(),
                                        Ed25519.publicKey(request.publicKey()))
                                .verifies(
                                        bytes,
                                        Ed25519.signer(config.stationKeyId(), config.stationKey())
                                                .sign(bytes)))
                .isTrue();
        assertThat(request.text()).doesNotContain(config.secret().text());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path one : files.filter(Files::isRegularFile).toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                        .as(one.toString())
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void aLostAnswerIsRepairedByTheSameKeys() {
        centre = _ -> new Reply(502, "");
        assertFailure(enrol(), Failure.NO_ANSWER);
        centre = request -> good(request, settings());
        assertThat(enrol()).isInstanceOf(EnrolmentOutcome.Enrolled.class);
        assertThat(received).hasSize(2);
        assertThat(received.get(1).publicKey()).isEqualTo(received.get(0).publicKey());
        assertThat(received.get(1).secretSha256()).isEqualTo(received.get(0).secretSha256());
        assertThat(received.get(1).nonce()).isNotEqualTo(received.get(0).nonce());
    }

    /** Power went between two files: what has no secret yet is made anew. */
    @Test
    void aCutWhileKeysAreWrittenLeavesNothingHalf() throws IOException {
        Path half = Files.createDirectory(folder.resolve("enrolment-" + CODE.id()));
        Files.writeString(half.resolve("station.key"), "half");
        assertThat(enrol()).isInstanceOf(EnrolmentOutcome.Enrolled.class);
    }

    @Test
    void keysThatWereDamagedAreNamed() throws IOException {
        Path half = Files.createDirectory(folder.resolve("enrolment-" + CODE.id()));
        Files.writeString(half.resolve("station.key"), "half");
        Files.writeString(half.resolve("station.public"), "half");
        Files.writeString(half.resolve("secret"), "half");
        assertFailure(enrol(), Failure.CANNOT_WRITE);
        assertThat(received).isEmpty();
    }

    @Test
    void somebodyInBetweenWhoSwapsTheKeyOfTheCentreIsNoticed() {
        centre =
                request -> {
                    String real = good(request, settings()).body();
                    String other = Ed25519.text(Ed25519.newPair().getPublic());
                    return new Reply(
                            200, real.replaceFirst("centre.key=[^\n]*", "centre.key=" + other));
                };
        assertFailure(enrol(), Failure.NOT_AUTHENTIC);
    }

    @Test
    void somebodyElseWithHisOwnCodeIsNoticed() {
        var foreign = EnrolmentCode.random(new SecureRandom());
        centre =
                request ->
                        new Reply(
                                200,
                                new EnrolmentAnswer(settings(), "", "")
                                        .text(request, foreign.mac()));
        assertFailure(enrol(), Failure.NOT_AUTHENTIC);
    }

    @Test
    void anAnswerThatIsReplayedIsNoticed() throws IOException {
        assertThat(enrol()).isInstanceOf(EnrolmentOutcome.Enrolled.class);
        String recorded = good(received.getFirst(), settings()).body();
        Files.delete(file());
        centre = _ -> new Reply(200, recorded);
        assertFailure(enrol(), Failure.NOT_AUTHENTIC);
    }

    @Test
    void thePageOfACaptivePortalIsNoCentre() {
        centre = _ -> new Reply(200, "<html>Chào mừng đến với Wi-Fi</html>".repeat(10_000));
        assertFailure(enrol(), Failure.NOT_AUTHENTIC);
        centre = _ -> new Reply(302, "");
        assertFailure(enrol(), Failure.NO_ANSWER);
    }

    @Test
    void whatTheCentreRefusesHasAName() {
        Map<Integer, Failure> failures =
                Map.of(
                        403, Failure.WRONG_CODE,
                        409, Failure.USED,
                        410, Failure.EXPIRED,
                        429, Failure.THROTTLED,
                        503, Failure.NO_ANSWER);
        failures.forEach((status, failure) -> {
            centre = _ -> new Reply(status, "{}");
            assertFailure(enrol(), failure);
        });
    }

    @Test
    void whatAPersonTypesWrongIsNamedWithoutARequest() {
        assertFailure(enrol("K7QM"), Failure.CODE_FORM);
        for (String address : List.of("", "centre", "ftp://a", "https://a/b", "https://a b")) {
            assertFailure(
                    NodeEnrolment.enrolment(file(), folder).enrol(address, CODE.grouped()),
                    Failure.ADDRESS);
        }
        assertThat(received).isEmpty();
    }

    @Test
    void settingsThatThisProgramCannotUseReplaceNothing() {
        Map<String, String> settings = settings();
        settings.put("relay", "telepathy");
        centre = request -> good(request, settings);
        assertFailure(enrol(), Failure.BAD_SETTINGS);
        assertThat(folder.resolve("node.properties.enrolled")).doesNotExist();
    }

    @Test
    void anAnswerNamesNoFilesAndNoFolderOfTheMachine() throws Exception {
        Map<String, String> settings = settings();
        settings.put("data.folder", "/");
        settings.put("secret.file", "/etc/passwd");
        centre = request -> good(request, settings);
        assertThat(enrol()).isInstanceOf(EnrolmentOutcome.Enrolled.class);
        assertThat(Files.readString(file()))
                .doesNotContain("/etc/passwd")
                .doesNotContain("data.folder=/\n");
    }

    @Test
    void aNewBoardOfTheSameStationKeepsTheSettingsOfTheMachine() throws Exception {
        Files.writeString(file(), "station=ls-mau-son\nclock.rtc=rtc0\ndata.folder=kept\n");
        assertThat(enrol()).isInstanceOf(EnrolmentOutcome.Enrolled.class);
        assertThat(NodeConfig.read(file()).dataFolder()).isEqualTo(folder.resolve("kept"));
        assertThat(Files.readString(file())).contains("clock.rtc=rtc0");
    }

    @Test
    void theSettingsOfAnotherStationAreNotReplaced() throws IOException {
        Files.writeString(file(), "station=ls-dong-kinh\n");
        assertThat(enrol()).isEqualTo(new Failed(Failure.OTHER_STATION, "ls-dong-kinh"));
        assertThat(Files.readString(file())).isEqualTo("station=ls-dong-kinh\n");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        assertThat(
                        NodeEnrolment.enrolment(folder.resolve("file/node.properties"), folder)
                                .enrol("http://127.0.0.1:1", CODE.grouped()))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.failure()).isEqualTo(Failure.CANNOT_WRITE));
        assertThat(received).isEmpty();
    }
}
