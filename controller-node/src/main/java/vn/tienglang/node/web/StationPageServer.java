package vn.tienglang.node.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.tinylog.Logger;
import vn.tienglang.airtime.Sha256;

/**
 * HTTP server of the page of one station, with a virtual thread for each request.
 *
 * <p>{@code GET /} shows the page, {@code GET /status.json} returns the same as JSON, {@code GET
 * /mute} asks until when; {@code POST} to {@code /stop}, {@code /mute} and {@code /unmute} gives
 * the orders of {@link StationControls}. Only requests whose Host header names this machine are
 * answered. An order is accepted only from a form of these pages that was made since the program
 * started.
 */
public final class StationPageServer implements AutoCloseable {
    private static final int WAITING_MOST = 50;

    private static final String HTML = "text/html; charset=utf-8";
    private static final String JSON = "application/json";

    private final HttpServer server;
    private final ExecutorService threads;
    private final Supplier<StationPageView> view;
    private final StationControls controls;
    private final String here;
    private final PageRequests requests;
    private final String policy;

    private StationPageServer(
            HttpServer server,
            StationPageSettings settings,
            Supplier<StationPageView> view,
            StationControls controls) {
        this.server = server;
        this.view = view;
        this.controls = controls;
        int port = server.getAddress().getPort();
        this.requests = PageRequests.to(settings.hosts(port));
        this.here = settings.here() + ":" + port;
        this.policy =
                "default-src 'none'; style-src 'sha256-"
                        + sha256(StationPageHtml.STYLE)
                        + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        this.threads =
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("web-", 1).factory());
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    /**
     * Opens the page.
     *
     * @param view supplies what to show; called by many threads, must not block
     * @param controls takes the orders of staff
     * @throws IOException when the port is in use; the message is one sentence
     */
    public static StationPageServer open(
            StationPageSettings settings, Supplier<StationPageView> view, StationControls controls)
            throws IOException {
        var address = new InetSocketAddress(settings.address(), settings.port());
        HttpServer server;
        try {
            server = HttpServer.create(address, WAITING_MOST);
        } catch (IOException e) {
            throw new IOException(
                    "The station's page cannot have port %d of %s: %s."
                            .formatted(
                                    settings.port(),
                                    settings.address().getHostAddress(),
                                    e.getMessage()),
                    e);
        }
        var page = new StationPageServer(server, settings, view, controls);
        server.start();
        Logger.info("Trang của đài: {}", page.address());
        return page;
    }

    /** URL of the page. */
    public String address() {
        return "http://" + here + "/";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private static String sha256(String text) {
        return Base64.getEncoder().encodeToString(Sha256.of(text));
    }

    private void answer(HttpExchange exchange) throws IOException {
        PageTexts words = textsFor(exchange);
        try (exchange) {
            Answer answer;
            try {
                answer = route(exchange, words);
            } catch (RuntimeException e) {
                Logger.error(e, "The page failed on {}", exchange.getRequestURI().getPath());
                answer = Answer.saying(500, "failed", words);
            }
            send(exchange, answer);
        }
    }

    private static PageTexts textsFor(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        return "lang=en".equals(query) ? PageTexts.ENGLISH : PageTexts.VIETNAMESE;
    }

    /** Response to a request. */
    private record Answer(int code, String type, String body, String location) {
        static Answer of(String type, String body) {
            return new Answer(200, type, body, "");
        }

        static Answer saying(int code, String key, PageTexts words) {
            return new Answer(code, HTML, StationPageHtml.messagePage(key, words), "");
        }
    }

    private Answer route(HttpExchange exchange, PageTexts words) throws IOException {
        if (!requests.isOurHost(exchange)) {
            return Answer.saying(421, "refused.host", words);
        }
        String method = exchange.getRequestMethod();
        boolean reads = method.equals("GET") || method.equals("HEAD");
        return switch (exchange.getRequestURI().getPath()) {
            case "/" ->
                    reads
                            ? Answer.of(
                                    HTML, StationPageHtml.page(view.get(), words, requests.token()))
                            : Answer.saying(405, "refused.method", words);
            case "/status.json" ->
                    reads
                            ? Answer.of(JSON, StationPageJson.of(view.get()))
                            : Answer.saying(405, "refused.method", words);
            case "/mute" ->
                    reads
                            ? Answer.of(
                                    HTML,
                                    StationPageHtml.mutePage(view.get(), words, requests.token()))
                            : order(exchange, words, this::mute);
            case "/stop" ->
                    order(
                            exchange,
                            words,
                            _ -> {
                                Logger.info("Staff ordered silence on the station's page");
                                controls.stop();
                                return Optional.empty();
                            });
            case "/unmute" ->
                    order(
                            exchange,
                            words,
                            _ -> {
                                Logger.info("Staff ended the mute on the station's page");
                                controls.unmute();
                                return Optional.empty();
                            });
            default -> Answer.saying(404, "not.found", words);
        };
    }

    /** Carries out an order by its form fields; returns the key of a text if it is refused. */
    private interface Order {
        Optional<String> carryOut(Map<String, String> form);
    }

    private Answer order(HttpExchange exchange, PageTexts words, Order order) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            return Answer.saying(405, "refused.method", words);
        }
        Map<String, String> form = PageRequests.form(exchange);
        if (!requests.isFromOurPage(exchange, form)) {
            Logger.warn("An order was refused: it did not come from the station's page");
            return Answer.saying(403, "refused.form", words);
        }
        return order.carryOut(form)
                .map(refusal -> Answer.saying(409, refusal, words))
                .orElseGet(() -> new Answer(303, HTML, "", "/"));
    }

    private Optional<String> mute(Map<String, String> form) {
        if (!view.get().clockTrusted()) {
            return Optional.of("mute.clock");
        }
        Optional<MutePeriod> period = MutePeriod.of(form);
        if (period.isEmpty()) {
            return Optional.of("mute.time.wrong");
        }
        Logger.info("Staff muted the station on its page: {}", period.get());
        controls.mute(period.get());
        return Optional.empty();
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", answer.type());
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        // Not "no-referrer": browsers would then send "Origin: null" with the form of this page.
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
        if (!answer.location().isEmpty()) {
            headers.set("Location", answer.location());
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("HEAD") || body.length == 0) {
            exchange.sendResponseHeaders(answer.code(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.code(), body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
