package vn.tienglang.deploy;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.StringJoiner;

/**
 * HTTP client of the centre's API with a session cookie. Answers are {@link UntypedJson} and not
 * types of the centre, so that the API itself is tested.
 */
public final class CentreApi {
    private final URI address;
    private final HttpClient http;

    /** A client of the centre at this address, not logged in. */
    public CentreApi(URI address) {
        this(
                address,
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .connectTimeout(Duration.ofSeconds(5))
                        .build());
    }

    private CentreApi(URI address, HttpClient http) {
        this.address = address;
        this.http = http;
    }

    /** The same browser at another centre of the cluster: its session, another address. */
    public CentreApi at(URI other) {
        return new CentreApi(other, http);
    }

    /**
     * Answer of the centre.
     *
     * @param status HTTP status
     * @param body the JSON; an empty object when there is no body
     */
    public record Answer(int status, UntypedJson body) {
        /** This answer; throws when its status is another one. */
        public Answer expect(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException("expected " + wanted + ", got " + this);
            }
            return this;
        }
    }

    /** True when the health check reports that everything works. */
    public boolean isHealthy() {
        try {
            return send(request("/api/1/health").GET()).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Logs in with the one-time password and sets a new one. */
    public void logInFirst(String login, String oneTimePassword, String password) {
        post(
                        "/api/1/login",
                        Map.of(
                                "login", login,
                                "password", oneTimePassword,
                                "newPassword", password))
                .expect(200);
    }

    /** Logs in. */
    public void logIn(String login, String password) {
        post("/api/1/login", Map.of("login", login, "password", password)).expect(200);
    }

    /** Sends a GET request. */
    public Answer get(String path) {
        try {
            return send(request(path).GET());
        } catch (IOException e) {
            throw new IllegalStateException("GET " + path, e);
        }
    }

    /** Sends a POST request with a JSON object. */
    public Answer post(String path, Map<String, Object> body) {
        try {
            return send(
                    request(path)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(UntypedJson.line(body))));
        } catch (IOException e) {
            throw new IllegalStateException("POST " + path, e);
        }
    }

    /**
     * Sends the form of a page.
     *
     * @param fields names and values, one after another
     * @return the HTTP status; 302 when the page accepted it
     */
    public int submit(String path, String... fields) {
        var form = new StringJoiner("&");
        for (int i = 0; i < fields.length; i += 2) {
            form.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        HttpRequest request =
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in POST " + path, e);
        } catch (IOException e) {
            throw new IllegalStateException("POST " + path, e);
        }
    }

    /** Sends a DELETE request. */
    public Answer delete(String path) {
        try {
            return send(request(path).DELETE());
        } catch (IOException e) {
            throw new IllegalStateException("DELETE " + path, e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Origin", address.toString())
                .timeout(Duration.ofSeconds(10));
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            UntypedJson body = text.isBlank() ? new UntypedJson(Map.of()) : UntypedJson.parse(text);
            return new Answer(response.statusCode(), body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
