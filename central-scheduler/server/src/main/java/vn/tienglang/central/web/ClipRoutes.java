package vn.tienglang.central.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.central.desk.Newsroom;

/** Gives out what stations play, so that whoever approves it has heard it. */
final class ClipRoutes {
    private static final String PATH = "/nghe/";

    private final Newsroom newsroom;
    private final Problems problems;

    ClipRoutes(Newsroom newsroom, Problems problems) {
        this.newsroom = newsroom;
        this.problems = problems;
    }

    void register(RoutesConfig routes) {
        routes.get(PATH + "{clip}", this::listen, Door.OFFICER);
    }

    /** Where a recording is listened to. */
    static String path(ClipId clip) {
        return PATH + clip.value();
    }

    private void listen(Context context) throws IOException {
        Optional<Clip> clip =
                Typed.parsed(context.pathParam("clip"), ClipId::new).flatMap(newsroom::clip);
        Optional<byte[]> head = clip.flatMap(one -> newsroom.part(one, 0));
        if (clip.isEmpty() || head.isEmpty()) {
            problems.show(context, 404, "recording.noFile");
            return;
        }
        // The name is the hash of the bytes, so what a browser has of it never grows old.
        context.header("Cache-Control", "private, max-age=3600");
        Clip whole = clip.get();
        Listening.serve(
                context,
                new Listening.Sound(
                        whole.bytes(),
                        SoundType.of(head.get()),
                        first -> new Parts(newsroom, whole, first)));
    }

    /** The bytes of a clip, read part by part as they are asked for. */
    private static final class Parts extends InputStream {
        private final Newsroom newsroom;
        private final Clip clip;
        private int next;
        private InputStream present = InputStream.nullInputStream();

        Parts(Newsroom newsroom, Clip clip, long first) throws IOException {
            this.newsroom = newsroom;
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
                    newsroom.part(clip, index)
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
