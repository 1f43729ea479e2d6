package vn.tienglang.deploy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/** HTTP client of a station's own page. */
public final class StationPageClient {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final URI page;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** A client of this page. */
    public StationPageClient(URI page) {
        this.page = page;
    }

    /**
     * Change of the amplifier relay.
     *
     * @param isClosed true when the amplifier got power
     */
    public record Edge(Instant at, boolean isClosed) {
        /** True when it happened before this instant. */
        public boolean before(Instant instant) {
            return at.isBefore(instant);
        }

        /** True when it happened after this instant. */
        public boolean after(Instant instant) {
            return at.isAfter(instant);
        }
    }

    /** True when the page answers. */
    public boolean answers() {
        try {
            read();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** State shown on the page. */
    public UntypedJson status() {
        try {
            return read();
        } catch (IOException e) {
            throw new IllegalStateException("the page " + page + " does not answer", e);
        }
    }

    /** Changes of the amplifier relay, oldest first; the page lists the latest first. */
    public List<Edge> edges() {
        return status().at("edges")
                .each()
                .map(edge ->
                        new Edge(
                                LocalDateTime.parse(edge.at("at").text()).atZone(ZONE).toInstant(),
                                edge.at("contact").isText("closed")))
                .toList()
                .reversed();
    }

    private UntypedJson read() throws IOException {
        var request =
                HttpRequest.newBuilder(page.resolve("/status.json"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(page + " answers " + response.statusCode());
            }
            return UntypedJson.parse(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
