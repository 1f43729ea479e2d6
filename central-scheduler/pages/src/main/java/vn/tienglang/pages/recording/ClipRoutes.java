package vn.tienglang.pages.recording;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.LongConsumer;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.approval.ListeningService;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.recording.ClipCatalogue;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.http.AudioMediaType;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RangeResponse;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;

/** Route of the sound of a clip, to listen to it before an approval. */
public final class ClipRoutes {
    private static final String PATH = "/nghe/";

    private final ClipCatalogue clips;
    private final ListeningService listenings;
    private final ProblemResponses problems;

    public ClipRoutes(ClipCatalogue clips, ListeningService listenings, ProblemResponses problems) {
        this.clips = clips;
        this.listenings = listenings;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        routes.get(PATH + "{clip}", this::listen, RouteAccess.READER);
    }

    /** The path of the sound of a clip. */
    public static String path(ClipId clip) {
        return PATH + clip.value();
    }

    private void listen(Context context) throws IOException {
        Optional<Clip> clip =
                PlanFormReader.parsed(context.pathParam("clip"), ClipId::new).flatMap(clips::clip);
        Optional<byte[]> head = clip.flatMap(one -> clips.part(one, 0));
        if (clip.isEmpty() || head.isEmpty()) {
            problems.respond(context, 404, "recording.noFile");
            return;
        }
        // Not from a cache: what was sent to a person counts as heard.
        context.header("Cache-Control", "private, no-store");
        Officer officer = RequestUser.of(context).officer();
        Clip whole = clip.get();
        RangeResponse.serve(
                context,
                new RangeResponse.Sound(
                        whole.bytes(),
                        AudioMediaType.of(head.get()),
                        first ->
                                new Parts(
                                        clips,
                                        whole,
                                        first,
                                        until ->
                                                listenings.sent(
                                                        whole.id(),
                                                        officer,
                                                        first,
                                                        until,
                                                        whole.bytes()))));
    }

    /** Stream of the bytes of a clip, loaded part by part. */
    private static final class Parts extends InputStream {
        private final ClipCatalogue clips;
        private final Clip clip;
        private final LongConsumer sent;
        private int next;
        private long at;
        private InputStream present = InputStream.nullInputStream();

        /**
         * @param sent called at the end with the offset after the last byte that was read
         */
        Parts(ClipCatalogue clips, Clip clip, long first, LongConsumer sent) throws IOException {
            this.clips = clips;
            this.sent = sent;
            at = first;
            this.clip = clip;
            next = Math.toIntExact(first / clip.partBytes());
            advance();
            present.skipNBytes(first % clip.partBytes());
        }

        private boolean advance() throws IOException {
            if (next >= clip.parts()) {
                return false;
            }
            int index = next++;
            byte[] part =
                    clips.part(clip, index)
                            .orElseThrow(() ->
                                    new IOException(
                                            "part "
                                                    + index
                                                    + " of clip "
                                                    + clip.id().brief()
                                                    + " cannot be read; it is heard up to"
                                                    + " there"));
            present = new ByteArrayInputStream(part);
            return true;
        }

        @Override
        public int read() throws IOException {
            int read = present.read();
            while (read < 0 && advance()) {
                read = present.read();
            }
            at += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = present.read(into, offset, length);
            while (read < 0 && advance()) {
                read = present.read(into, offset, length);
            }
            at += Math.max(0, read);
            return read;
        }

        @Override
        public void close() {
            sent.accept(at);
        }
    }
}
