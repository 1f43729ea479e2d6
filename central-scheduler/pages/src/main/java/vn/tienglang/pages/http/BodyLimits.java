package vn.tienglang.pages.http;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.tinylog.Logger;

/**
 * How much a request may bring. A form is small; the text of a bulletin is longer; a recording is
 * not read into memory at all.
 */
public final class BodyLimits {
    /** A text of a quarter of an hour, every letter of it spelled as an address spells it. */
    public static final long TEXT_BYTES = 128 << 10;

    /** The largest other form is a booking. */
    static final long FORM_BYTES = 16 << 10;

    private static final long DISCARD_LIMIT_BYTES = 1 << 20;

    /** A whole plan is longer than any form; who reads it bounds it. */
    public static final String PLAN_DOCUMENT = "/api/1/plan/document";

    private static final Set<String> UPLOADS =
            Set.of("/ban-ghi", "/api/1/recordings", PLAN_DOCUMENT);

    private BodyLimits() {}

    /** True when the body is a recording or a whole plan, to be taken as it comes. */
    static boolean isUpload(Context context) {
        return context.method().equals(HandlerType.POST) && UPLOADS.contains(context.path());
    }

    /** Reads the body of anything but an upload, or refuses it as too large. */
    static void readWithinLimit(Context context) {
        long most = allowsLongText(context.path()) ? TEXT_BYTES : FORM_BYTES;
        // Once by what it says of itself, before a byte is kept, and once by what it was.
        if (context.contentLength() > most) {
            discard(context);
            throw new ContentTooLargeResponse();
        }
        if (context.bodyAsBytes().length > most) {
            throw new ContentTooLargeResponse();
        }
    }

    /**
     * Who still sends when the door is shut never hears why. So what is a little too large is read
     * to its end and forgotten; what is far too large is not.
     */
    private static void discard(Context context) {
        if (context.contentLength() > DISCARD_LIMIT_BYTES) {
            return;
        }
        try {
            context.bodyInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            Logger.debug(e, "A body that was too large anyway broke off");
        }
    }

    private static boolean allowsLongText(String path) {
        return path.startsWith("/ban-tin")
                || path.startsWith("/api/1/bulletins")
                || path.startsWith("/api/1/plan");
    }
}
