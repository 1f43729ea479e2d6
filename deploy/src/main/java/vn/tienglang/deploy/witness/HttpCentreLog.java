package vn.tienglang.deploy.witness;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import vn.tienglang.airtime.proof.MerkleHash;

/** Proof log of a centre over HTTP. */
final class HttpCentreLog implements CentreLog {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ANSWER_BYTES = 64 << 20;

    private final URI centre;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    /**
     * Log of this centre.
     *
     * @param centre address of its pages
     */
    HttpCentreLog(URI centre) {
        this.centre = centre;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(centre.resolve("/bang-chung/" + path)).timeout(PATIENCE);
    }

    private String send(HttpRequest request) throws IOException {
        try {
            HttpResponse<InputStream> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] bytes = body.readNBytes(ANSWER_BYTES);
                String text = new String(bytes, StandardCharsets.UTF_8);
                if (answer.statusCode() != 200) {
                    throw new IOException(
                            request.uri()
                                    + " answers "
                                    + answer.statusCode()
                                    + ": "
                                    + text.lines().findFirst().orElse(""));
                }
                return text;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public String checkpoint() throws IOException {
        return send(request("checkpoint").build());
    }

    @Override
    public List<MerkleHash> consistency(long older, long size) throws IOException {
        try {
            return send(request("consistency/" + older + "/" + size).build())
                    .lines()
                    .map(MerkleHash::ofBase64)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new IOException("a proof that is none", e);
        }
    }

    @Override
    public List<String> leaves(long from) throws IOException {
        return parseLeaves(from, send(request("leaves/" + from).build()));
    }

    /** Reads {@code leaf INDEX LINES} and the lines after it. */
    static List<String> parseLeaves(long from, String text) throws IOException {
        var leaves = new ArrayList<String>();
        Iterator<String> lines = text.lines().iterator();
        while (lines.hasNext()) {
            String[] head = lines.next().split(" ", -1);
            if (head.length != 3 || !head[1].equals(Long.toString(from + leaves.size()))) {
                throw new IOException("a list of leaves that is none");
            }
            var leaf = new StringBuilder();
            for (int left = Integer.parseInt(head[2]); left > 0 && lines.hasNext(); left--) {
                leaf.append(lines.next()).append('\n');
            }
            leaves.add(leaf.toString());
        }
        if (leaves.isEmpty()) {
            throw new IOException("no leaf from " + from + " on");
        }
        return leaves;
    }

    @Override
    public void cosign(long size, String line) throws IOException {
        send(
                request("cosignature/" + size)
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofString(line))
                        .build());
    }
}
