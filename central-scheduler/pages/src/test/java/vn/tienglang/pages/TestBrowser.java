package vn.tienglang.pages;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps cookies, says where it comes from as browsers do, and does not follow redirects. */
public final class TestBrowser {
    private final int port;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

    TestBrowser(int port) {
        this.port = port;
    }

    /** Reads a page. */
    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** Sends a form of one of our own pages. */
    public HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        return send(
                request(path, headers)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(BodyPublishers.ofString(encoded(fields))));
    }

    /** Sends fields with these headers and no word of its own on where they come from. */
    public HttpResponse<String> postForm(
            String path, Map<String, String> fields, String... headers) {
        return send(
                request(path, headers)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(fields))));
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Sends a form with these headers and no word of its own on where it comes from. */
    HttpResponse<String> postFrom(String path, String... headers) {
        return send(
                request(path, headers)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.noBody()));
    }

    /** Sends JSON as a program does. */
    public HttpResponse<String> json(String method, String path, String body, String... headers) {
        return send(
                request(path, headers)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body)));
    }

    /** Sends a file, as our own page does. */
    public HttpResponse<String> bring(String path, String type, String body, String... headers) {
        HttpRequest.Builder request = request(path, headers).header("Content-Type", type);
        if (headers.length == 0) {
            request.header("Sec-Fetch-Site", "same-origin");
        }
        return send(request.POST(BodyPublishers.ofString(body)));
    }

    /** Sends bytes with PUT, as a script of our pages does. */
    public HttpResponse<String> put(String path, String body) {
        return send(
                request(path)
                        .header("Content-Type", "application/octet-stream")
                        .header("Sec-Fetch-Site", "same-origin")
                        .PUT(BodyPublishers.ofString(body)));
    }

    /** The cookies it would send. */
    public String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Sends a request without a body. */
    public HttpResponse<String> call(String method, String path, String... headers) {
        return send(request(path, headers).method(method, BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    /** Reads a file that need not be text. */
    HttpResponse<byte[]> getBytes(String path) {
        return send(request(path), BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> reader) {
        HttpRequest built = request.build();
        try {
            return client.send(built, reader);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "no answer to " + built.method() + " " + built.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
