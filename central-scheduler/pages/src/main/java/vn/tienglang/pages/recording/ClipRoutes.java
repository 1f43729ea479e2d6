package vn.tienglang.pages.recording;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.recording.ClipCatalogue;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.http.AudioMediaType;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RangeResponse;
import vn.tienglang.pages.http.RouteAccess;

/** Route of the sound of a clip, to listen to it before an approval. */
public final class ClipRoutes {
    private static final String PATH = "/nghe/";

    private final ClipCatalogue clips;
    private final ProblemResponses problems;

    public ClipRoutes(ClipCatalogue clips, ProblemResponses problems) {
        this.clips = clips;
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
        // The id is the hash of the bytes, so a cached copy never becomes outdated.
        context.header("Cache-Control", "private, max-age=3600");
        Clip whole = clip.get();
        RangeResponse.serve(
                context,
                new RangeResponse.Sound(
                        whole.bytes(),
                        AudioMediaType.of(head.get()),
                        first -> new Parts(clips, whole, first)));
    }

    /** Stream of the bytes of a clip, loaded part by part. */
    private static final class Parts extends InputStream {
        private final ClipCatalogue clips;
        private final Clip clip;
        private int next;
        private InputStream present = InputStream.nullInputStream();

        Parts(ClipCatalogue clips, Clip clip, long first) throws IOException {
            this.clips = clips;
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
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = present.read(into, offset, length);
            while (read < 0 && advance()) {
                read = present.read(into, offset, length);
            }
            return read;
        }
    }
}
