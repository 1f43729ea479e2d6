package vn.tienglang.pages.http;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.tinylog.Logger;

/**
 * Limits of request bodies: small for forms, larger for texts; recordings and plan documents are
 * streamed.
 */
public final class BodyLimits {
    /** A text of 15 minutes of speech, with every letter percent-encoded. */
    public static final long TEXT_BYTES = 128 << 10;

    /** Limit of other forms; the largest is a booking. */
    static final long FORM_BYTES = 16 << 10;

    private static final long DISCARD_LIMIT_BYTES = 1 << 20;

    /** Path of the plan document, whose route has its own limit. */
    public static final String PLAN_DOCUMENT = "/api/1/plan/document";

    /** Path of the page that imports a plan document, whose route has its own limit. */
    public static final String PLAN_IMPORT = "/ke-hoach/nhap";

    /** Path of the page on which CAP alerts are uploaded; its route has its own limit. */
    public static final String ALERT_UPLOAD = "/khan-cap/cap";

    /** Path on which programs send CAP alerts; its route has its own limit. */
    public static final String ALERT_API = "/api/1/alerts";

    private static final Set<String> UPLOADS =
            Set.of(
                    "/ban-ghi",
                    "/api/1/recordings",
                    PLAN_DOCUMENT,
                    PLAN_IMPORT,
                    ALERT_UPLOAD,
                    ALERT_API);

    /** Path of an upload in pieces, whose route has its own limit. */
    public static final String UPLOAD_PIECES = "/api/1/uploads/";

    private BodyLimits() {}

    /** Whether the body is a recording or a plan document, which is streamed. */
    static boolean isUpload(Context context) {
        return (context.method().equals(HandlerType.POST) && UPLOADS.contains(context.path()))
                || (context.method().equals(HandlerType.PUT)
                        && context.path().startsWith(UPLOAD_PIECES));
    }

    /** Reads the body of a request that is no upload; rejects one that is too large. */
    static void readWithinLimit(Context context) {
        long most = allowsLongText(context.path()) ? TEXT_BYTES : FORM_BYTES;
        // The announced length first, before a byte is stored; then the real length.
        if (context.contentLength() > most) {
            discard(context);
            throw new ContentTooLargeResponse();
        }
        if (context.bodyAsBytes().length > most) {
            throw new ContentTooLargeResponse();
        }
    }

    /**
     * Reads and drops a body that is a little too large: a client that is still sending would never
     * see the answer. A body far above the limit is not read.
     */
    private static void discard(Context context) {
        if (context.contentLength() > DISCARD_LIMIT_BYTES) {
            return;
        }
        try {
            context.bodyInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            Logger.debug(e, "A body above the limit ended early");
        }
    }

    private static boolean allowsLongText(String path) {
        return path.startsWith("/ban-tin")
                || path.startsWith("/api/1/bulletins")
                || path.startsWith("/api/1/plan");
    }
}
