package vn.tienglang.audio.opus;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.tienglang.audio.ogg.OggChecksum;

/** An Ogg file taken apart, so that tests can put it together wrongly. */
record OggFilePages(List<byte[]> pages) {
    static OggFilePages of(byte[] file) {
        var pages = new ArrayList<byte[]>();
        int at = 0;
        while (at < file.length) {
            int segments = file[at + 26] & 0xFF;
            int end = at + 27 + segments;
            for (int i = 0; i < segments; i++) {
                end += file[at + 27 + i] & 0xFF;
            }
            pages.add(Arrays.copyOfRange(file, at, end));
            at = end;
        }
        return new OggFilePages(pages);
    }

    /** At which bytes pages begin, and where the last one ends. */
    List<Integer> edges() {
        var edges = new ArrayList<Integer>(List.of(0));
        for (byte[] page : pages) {
            edges.add(edges.getLast() + page.length);
        }
        return edges;
    }

    byte[] without(int index) {
        var file = new ByteArrayOutputStream();
        for (int i = 0; i < pages.size(); i++) {
            if (i != index) {
                file.writeBytes(pages.get(i));
            }
        }
        return file.toByteArray();
    }

    /** The file with one byte of a page changed and its checksum put right again. */
    byte[] with(int index, int at, int value) {
        var changed = new ArrayList<>(pages);
        byte[] page = pages.get(index).clone();
        page[at] = (byte) value;
        Arrays.fill(page, 22, 26, (byte) 0);
        int sum = OggChecksum.of(page);
        for (int i = 0; i < 4; i++) {
            page[22 + i] = (byte) (sum >> (8 * i));
        }
        changed.set(index, page);
        return new OggFilePages(changed).without(-1);
    }
}
