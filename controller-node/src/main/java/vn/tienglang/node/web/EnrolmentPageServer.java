package vn.tienglang.node.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tinylog.Logger;
import vn.tienglang.airtime.Sha256;

/**
 * First page of a node that is not enrolled: a form for the address of the centre and the code.
 * Like the station page it answers only requests whose Host header names this machine, and accepts
 * only its own form.
 */
public final class EnrolmentPageServer implements AutoCloseable {
    private static final int WAITING_MOST = 10;
    private static final String HTML = "text/html; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService threads;
    private final PageRequests requests;
    private final Enroller enroller;
    private final String here;
    private final String policy;

    /** Enrols the node. */
    @FunctionalInterface
    public interface Enroller {
        /**
         * Enrols the node with what a person typed; may take half a minute.
         *
         * @return the name of the failure for the texts {@code enrol.failure.…}; empty when the
         *     node is enrolled
         */
        Optional<String> enrol(String address, String code);
    }

    private EnrolmentPageServer(
            HttpServer server, StationPageSettings settings, Enroller enroller) {
        this.server = server;
        this.enroller = enroller;
        int port = server.getAddress().getPort();
        this.requests = PageRequests.to(settings.hosts(port));
        this.here = settings.here() + ":" + port;
        this.policy =
                "default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(Sha256.of(StationPageHtml.STYLE))
                        + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        this.threads =
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("enrol-", 1).factory());
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    /**
     * Opens the page.
     *
     * @throws IOException when the port is in use; the message is one sentence
     */
    public static EnrolmentPageServer open(StationPageSettings settings, Enroller enroller)
            throws IOException {
        HttpServer server;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(settings.address(), settings.port()),
                            WAITING_MOST);
        } catch (IOException e) {
            throw new IOException(
                    "The first page cannot have port %d of %s: %s."
                            .formatted(
                                    settings.port(),
                                    settings.address().getHostAddress(),
                                    e.getMessage()),
                    e);
        }
        var page = new EnrolmentPageServer(server, settings, enroller);
        server.start();
        return page;
    }

    /** URL of the page. */
    public String address() {
        return "http://" + here + "/";
    }

    /** The sentence of a failure in Vietnamese, for the command line. */
    public static String sentence(String failure) {
        return PageTexts.VIETNAMESE.of("enrol.failure." + failure);
    }

    /** Ends the page after the answers that are being sent. */
    @Override
    public void close() {
        server.stop(1);
        threads.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        PageTexts texts =
                "lang=en".equals(exchange.getRequestURI().getRawQuery())
                        ? PageTexts.ENGLISH
                        : PageTexts.VIETNAMESE;
        try (exchange) {
            if (!requests.isOurHost(exchange)) {
                send(exchange, 421, StationPageHtml.messagePage("refused.host", texts));
            } else if (exchange.getRequestMethod().equals("POST")) {
                enrol(exchange, texts);
            } else if (exchange.getRequestMethod().equals("GET")) {
                send(exchange, 200, page(texts, "", "", ""));
            } else {
                send(exchange, 405, StationPageHtml.messagePage("refused.method", texts));
            }
        }
    }

    private void enrol(HttpExchange exchange, PageTexts texts) throws IOException {
        Map<String, String> form = PageRequests.form(exchange);
        if (!requests.isFromOurPage(exchange, form)) {
            send(exchange, 403, StationPageHtml.messagePage("refused.form", texts));
            return;
        }
        String address = form.getOrDefault("address", "");
        String code = form.getOrDefault("code", "");
        Optional<String> failure;
        try {
            failure = enroller.enrol(address, code);
        } catch (RuntimeException e) {
            Logger.error(e, "The enrolment failed.");
            send(exchange, 500, StationPageHtml.messagePage("failed", texts));
            return;
        }
        if (failure.isEmpty()) {
            send(exchange, 200, StationPageHtml.messagePage("enrol.done", texts));
        } else {
            send(
                    exchange,
                    409,
                    page(texts, address, code, texts.of("enrol.failure." + failure.get())));
        }
    }

    private String page(PageTexts texts, String address, String code, String failure) {
        return StationPageHtml.enrolmentPage(texts, requests.token(), address, code, failure);
    }

    private void send(HttpExchange exchange, int status, String html) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", HTML);
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
