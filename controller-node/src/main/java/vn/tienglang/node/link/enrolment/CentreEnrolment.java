package vn.tienglang.node.link.enrolment;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import vn.tienglang.airtime.enrolment.EnrolmentAnswer;
import vn.tienglang.airtime.enrolment.EnrolmentCode;
import vn.tienglang.airtime.enrolment.EnrolmentRequest;
import vn.tienglang.node.link.enrolment.EnrolmentOutcome.Failed;
import vn.tienglang.node.link.enrolment.EnrolmentOutcome.Failure;

/**
 * Enrols the node at its centre. The node does not know the certificate of the centre yet, so it
 * accepts any: not TLS but the code authenticates both ends (decision 0045), and nothing secret is
 * sent. A cut at any point is repaired by the same call again.
 */
public final class CentreEnrolment {
    private static final Pattern ADDRESS =
            Pattern.compile("https?://(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9.-]+)(:[0-9]{1,5})?");
    private static final String PATH = "/api/1/enrolment";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int DONE = 200;

    private final Path settings;
    private final Path dataFolder;
    private final EnrolmentFolder.SettingsCheck check;
    private final SecureRandom random;

    /**
     * @param settings file of the settings; need not exist
     * @param dataFolder folder of journal and clips, unless the present settings name one
     * @param check returns why settings in a file cannot be used; empty when they can
     */
    public CentreEnrolment(
            Path settings,
            Path dataFolder,
            Function<Path, Optional<String>> check,
            SecureRandom random) {
        this.settings = settings;
        this.dataFolder = dataFolder;
        this.check = check::apply;
        this.random = random;
    }

    /**
     * Enrols the node. Blocks for at most {@code TIMEOUT}; calls do not overlap.
     *
     * @param address of the centre, as {@code https://host:port}
     * @param typed the code as a person typed it
     */
    public synchronized EnrolmentOutcome enrol(String address, String typed) {
        String centre = address.strip().replaceFirst("/+$", "");
        if (!ADDRESS.matcher(centre).matches()) {
            return new Failed(Failure.ADDRESS, "");
        }
        EnrolmentCode code;
        try {
            code = EnrolmentCode.parse(typed);
        } catch (IllegalArgumentException e) {
            return new Failed(Failure.CODE_FORM, "");
        }
        try {
            return enrol(URI.create(centre + PATH), code);
        } catch (IOException e) {
            return new Failed(Failure.CANNOT_WRITE, e.toString());
        }
    }

    private EnrolmentOutcome enrol(URI centre, EnrolmentCode code) throws IOException {
        var folder = new EnrolmentFolder(settings, code);
        EnrolmentFolder.Identity identity;
        try {
            identity = folder.identity(random);
        } catch (IllegalArgumentException e) {
            return new Failed(Failure.CANNOT_WRITE, "damaged keys: " + e.getMessage());
        }
        EnrolmentRequest request =
                EnrolmentRequest.of(
                        code, identity.key(), identity.publicKey(), identity.secret(), random);
        Reply reply;
        try {
            reply = send(centre, request);
        } catch (IOException e) {
            return new Failed(Failure.NO_ANSWER, e.toString());
        }
        return switch (reply.status()) {
            case DONE -> commit(folder, reply, request, code);
            case 403 -> new Failed(Failure.WRONG_CODE, "");
            case 409 -> new Failed(Failure.USED, "");
            case 410 -> new Failed(Failure.EXPIRED, "");
            case 429 -> new Failed(Failure.THROTTLED, "");
            default -> new Failed(Failure.NO_ANSWER, "HTTP " + reply.status());
        };
    }

    private EnrolmentOutcome commit(
            EnrolmentFolder folder, Reply reply, EnrolmentRequest request, EnrolmentCode code)
            throws IOException {
        EnrolmentAnswer answer;
        try {
            answer = EnrolmentAnswer.parse(reply.body(), request, code.mac());
        } catch (IllegalArgumentException e) {
            return new Failed(Failure.NOT_AUTHENTIC, "");
        }
        String station = answer.settings().getOrDefault("station", "");
        Optional<String> present = folder.presentStation();
        if (present.isPresent() && !present.get().equals(station)) {
            return new Failed(Failure.OTHER_STATION, present.get());
        }
        return folder.commit(answer, dataFolder, check)
                .<EnrolmentOutcome>map(problem -> new Failed(Failure.BAD_SETTINGS, problem))
                .orElseGet(() ->
                        new EnrolmentOutcome.Enrolled(
                                station, answer.settings().getOrDefault("station.name", station)));
    }

    private record Reply(int status, String body) {}

    private static Reply send(URI centre, EnrolmentRequest request) throws IOException {
        try (HttpClient client =
                HttpClient.newBuilder()
                        .sslContext(anyCertificate())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(TIMEOUT)
                        .build()) {
            HttpResponse<InputStream> response =
                    client.send(
                            HttpRequest.newBuilder(centre)
                                    .timeout(TIMEOUT)
                                    .header("Content-Type", "application/octet-stream")
                                    .POST(HttpRequest.BodyPublishers.ofString(request.text()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                // A character has at most three bytes; what is longer is no answer.
                byte[] bytes = body.readNBytes(3 * EnrolmentAnswer.CHARACTERS_MOST + 1);
                return new Reply(response.statusCode(), new String(bytes, StandardCharsets.UTF_8));
            } finally {
                client.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static SSLContext anyCertificate() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(null, new TrustManager[] {new AnyCertificate()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("no TLS", e);
        }
    }

    /** Accepts every certificate: the answer is authenticated by the code, not by TLS. */
    private static final class AnyCertificate extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
