package vn.tienglang.node.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
import vn.tienglang.node.web.StationPageHtml.PinField;

/**
 * HTTP server of the page of one station, with a virtual thread for each request.
 *
 * <p>{@code GET /} shows the page, {@code GET /status.json} returns the same as JSON, {@code GET
 * /mute} asks until when, {@code GET /parts} is the part of the page that changes, with an ETag;
 * {@code POST} to {@code /stop}, {@code /mute} and {@code /unmute} gives the orders of {@link
 * StationControls}. Only requests whose Host header names this machine are answered. An order is
 * accepted only from a form of these pages that was made since the program started.
 */
public final class StationPageServer implements AutoCloseable {
    private static final int WAITING_MOST = 50;

    private static final String HTML = "text/html; charset=utf-8";
    private static final String JSON = "application/json";

    private static final String SCRIPT = script();

    private final HttpServer server;
    private final ExecutorService threads;
    private final Supplier<StationPageView> view;
    private final StationControls controls;
    private final Optional<PagePin> pin;
    private final String here;
    private final PageRequests requests;
    private final String policy;

    private StationPageServer(
            HttpServer server,
            StationPageSettings settings,
            Supplier<StationPageView> view,
            StationControls controls,
            Optional<PagePin> pin) {
        this.server = server;
        this.pin = pin;
        this.view = view;
        this.controls = controls;
        int port = server.getAddress().getPort();
        this.requests = PageRequests.to(settings.hosts(port));
        this.here = settings.here() + ":" + port;
        this.policy =
                "default-src 'none'; style-src 'sha256-"
                        + sha256(StationPageHtml.STYLE)
                        + "'; script-src 'self'; connect-src 'self'; form-action 'self';"
                        + " base-uri 'none'; frame-ancestors 'none'";
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
        return open(settings, view, controls, Optional.empty());
    }

    /**
     * Opens the page.
     *
     * @param pin PIN that a mute needs; empty when none is ever needed
     */
    public static StationPageServer open(
            StationPageSettings settings,
            Supplier<StationPageView> view,
            StationControls controls,
            Optional<PagePin> pin)
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
        var page = new StationPageServer(server, settings, view, controls, pin);
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

    private static String script() {
        try (InputStream in = StationPageServer.class.getResourceAsStream("page.mjs")) {
            if (in == null) {
                throw new IllegalStateException("page.mjs is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read page.mjs", e);
        }
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
    private record Answer(int code, String type, String body, String location, String tag) {
        Answer(int code, String type, String body, String location) {
            this(code, type, body, location, "");
        }

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
            case "/parts" ->
                    reads ? parts(exchange, words) : Answer.saying(405, "refused.method", words);
            case "/page.mjs" ->
                    reads
                            ? Answer.of("text/javascript; charset=utf-8", SCRIPT)
                            : Answer.saying(405, "refused.method", words);
            case "/pin" -> order(exchange, words, form -> setPin(exchange, form));
            case "/status.json" ->
                    reads
                            ? Answer.of(JSON, StationPageJson.of(view.get()))
                            : Answer.saying(405, "refused.method", words);
            case "/mute" ->
                    reads
                            ? Answer.of(
                                    HTML,
                                    StationPageHtml.mutePage(
                                            view.get(), words, requests.token(), pinField()))
                            : order(exchange, words, form -> mute(exchange, form));
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

    /** The part that changes, or nothing when the browser has it. */
    private Answer parts(HttpExchange exchange, PageTexts words) {
        String body = StationPageHtml.parts(view.get(), words, requests.token());
        String tag = "\"" + sha256(body) + "\"";
        return tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))
                ? new Answer(304, HTML, "", "", tag)
                : new Answer(200, HTML, body, "", tag);
    }

    private PinField pinField() {
        return pin.map(one -> one.isSet() ? PinField.ASK : PinField.SET_FIRST)
                .orElse(PinField.NONE);
    }

    private static boolean isThisMachine(HttpExchange exchange) {
        return exchange.getRemoteAddress().getAddress().isLoopbackAddress();
    }

    /** The first PIN is set on the machine itself; another one needs the PIN before it. */
    private Optional<String> setPin(HttpExchange exchange, Map<String, String> form) {
        if (pin.isEmpty() || pin.get().isSet() || !isThisMachine(exchange)) {
            return Optional.of("pin.here");
        }
        String typed = form.getOrDefault("pin", "");
        if (!PagePin.isPin(typed)) {
            return Optional.of("pin.form");
        }
        try {
            pin.get().set(typed);
        } catch (IOException e) {
            Logger.error(e, "The PIN of the page was not stored");
            return Optional.of("pin.notStored");
        }
        Logger.info("Staff set the PIN of the station's page");
        return Optional.empty();
    }

    /** The refusal of an order by its PIN; empty when it may be carried out. */
    private Optional<String> refusedByPin(HttpExchange exchange, Map<String, String> form) {
        if (pin.isEmpty()) {
            return Optional.empty();
        }
        return switch (pin.get().check(form.getOrDefault("pin", ""))) {
            case RIGHT -> Optional.empty();
            case WRONG -> Optional.of("pin.wrong");
            case WAIT -> Optional.of("pin.wait");
            case UNSET -> isThisMachine(exchange) ? Optional.empty() : Optional.of("pin.unset");
        };
    }

    private Optional<String> mute(HttpExchange exchange, Map<String, String> form) {
        if (!view.get().clockTrusted()) {
            return Optional.of("mute.clock");
        }
        Optional<MutePeriod> period = MutePeriod.of(form);
        if (period.isEmpty()) {
            return Optional.of("mute.time.wrong");
        }
        Optional<String> refusal = refusedByPin(exchange, form);
        if (refusal.isPresent()) {
            return refusal;
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
        if (!answer.tag().isEmpty()) {
            headers.set("ETag", answer.tag());
        }
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
