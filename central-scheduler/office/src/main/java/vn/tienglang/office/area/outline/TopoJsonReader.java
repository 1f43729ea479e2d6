package vn.tienglang.office.area.outline;

import io.avaje.json.JsonReader;
import io.avaje.json.stream.JsonStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reader of a TopoJSON file of units: one object with polygons and multipolygons whose properties
 * are {@code code} and {@code parent}; quantised arcs. For files of this jar; anything else fails
 * with an exception.
 */
final class TopoJsonReader {
    private record Geometry(String code, String parent, List<List<Integer>> rings) {}

    private final List<int[]> arcs = new ArrayList<>();
    private final List<Geometry> geometries = new ArrayList<>();
    private double scaleX = 1;
    private double scaleY = 1;
    private double originX;
    private double originY;

    private TopoJsonReader() {}

    /** Reads the whole file; closes it. */
    static List<UnitOutline> read(InputStream file) {
        try (JsonReader reader = JsonStream.builder().build().reader(file)) {
            var whole = new TopoJsonReader();
            whole.readFile(reader);
            return whole.geometries.stream().map(whole::outline).toList();
        }
    }

    private void readFile(JsonReader reader) {
        reader.beginObject();
        while (reader.hasNextField()) {
            switch (reader.nextField()) {
                case "arcs" -> readArcs(reader);
                case "transform" -> readTransform(reader);
                case "objects" -> readObjects(reader);
                default -> reader.skipValue();
            }
        }
        reader.endObject();
    }

    /** Each arc as x, y, x, y …, already summed up. */
    private void readArcs(JsonReader reader) {
        reader.beginArray();
        while (reader.hasNextElement()) {
            var values = new ArrayList<Integer>();
            int x = 0;
            int y = 0;
            reader.beginArray();
            while (reader.hasNextElement()) {
                reader.beginArray();
                x += nextInt(reader);
                y += nextInt(reader);
                reader.hasNextElement();
                reader.endArray();
                values.add(x);
                values.add(y);
            }
            reader.endArray();
            arcs.add(values.stream().mapToInt(Integer::intValue).toArray());
        }
        reader.endArray();
    }

    private static int nextInt(JsonReader reader) {
        reader.hasNextElement();
        return reader.readInt();
    }

    private void readTransform(JsonReader reader) {
        reader.beginObject();
        while (reader.hasNextField()) {
            boolean isScale = reader.nextField().equals("scale");
            reader.beginArray();
            reader.hasNextElement();
            double x = reader.readDouble();
            reader.hasNextElement();
            double y = reader.readDouble();
            reader.hasNextElement();
            reader.endArray();
            if (isScale) {
                scaleX = x;
                scaleY = y;
            } else {
                originX = x;
                originY = y;
            }
        }
        reader.endObject();
    }

    private void readObjects(JsonReader reader) {
        reader.beginObject();
        while (reader.hasNextField()) {
            reader.nextField();
            reader.beginObject();
            while (reader.hasNextField()) {
                if (reader.nextField().equals("geometries")) {
                    reader.beginArray();
                    while (reader.hasNextElement()) {
                        readGeometry(reader);
                    }
                    reader.endArray();
                } else {
                    reader.skipValue();
                }
            }
            reader.endObject();
        }
        reader.endObject();
    }

    private void readGeometry(JsonReader reader) {
        String code = "";
        String parent = "";
        var rings = new ArrayList<List<Integer>>();
        reader.beginObject();
        while (reader.hasNextField()) {
            switch (reader.nextField()) {
                case "arcs" -> readRings(reader, rings, 0);
                case "properties" -> {
                    reader.beginObject();
                    while (reader.hasNextField()) {
                        switch (reader.nextField()) {
                            case "code" -> code = reader.readString();
                            case "parent" -> parent = reader.readString();
                            default -> reader.skipValue();
                        }
                    }
                    reader.endObject();
                }
                default -> reader.skipValue();
            }
        }
        reader.endObject();
        geometries.add(new Geometry(code, parent, rings));
    }

    /**
     * The rings of a polygon or multipolygon. The first ring of a list is an outline, the others
     * are holes and left out.
     */
    private static void readRings(JsonReader reader, List<List<Integer>> rings, int placeInList) {
        var ring = new ArrayList<Integer>();
        int place = 0;
        reader.beginArray();
        while (reader.hasNextElement()) {
            if (reader.currentToken() == JsonReader.Token.BEGIN_ARRAY) {
                readRings(reader, rings, place);
                place++;
            } else {
                ring.add(reader.readInt());
            }
        }
        reader.endArray();
        if (!ring.isEmpty() && placeInList == 0) {
            rings.add(ring);
        }
    }

    private UnitOutline outline(Geometry geometry) {
        return new UnitOutline(
                geometry.code(),
                geometry.parent(),
                geometry.rings().stream().map(this::ring).flatMap(Optional::stream).toList());
    }

    /** Joins arcs; a negative number is the arc of its complement, backwards. */
    private Optional<GeoRing> ring(List<Integer> numbers) {
        var corners = new ArrayList<GeoPoint>();
        for (int number : numbers) {
            int[] arc = arcs.get(number < 0 ? ~number : number);
            int last = arc.length / 2 - 1;
            for (int step = 0; step <= last; step++) {
                int at = 2 * (number < 0 ? last - step : step);
                corners.add(
                        new GeoPoint(arc[at + 1] * scaleY + originY, arc[at] * scaleX + originX));
            }
        }
        return GeoRing.of(corners);
    }
}
