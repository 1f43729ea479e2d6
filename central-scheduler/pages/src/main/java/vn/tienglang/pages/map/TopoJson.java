package vn.tienglang.pages.map;

import io.avaje.jsonb.Jsonb;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Outlines in TopoJSON: units share the lines between them, which are called arcs. Coordinates are
 * whole numbers on a grid; {@link #longitude} and {@link #latitude} give degrees.
 *
 * @param arcs for each arc x and y of its points one after another
 * @param units the units in the order of the file
 * @param grid the grid of the coordinates
 */
record TopoJson(List<int[]> arcs, List<Unit> units, Grid grid) {
    /** Takes copies. */
    TopoJson {
        arcs = List.copyOf(arcs);
        units = List.copyOf(units);
    }

    /**
     * Unit with its outline.
     *
     * @param code official code
     * @param parent code of the province
     * @param rings closed lines; each names arcs in order, the number {@code ~n} is arc n backwards
     */
    record Unit(String code, String parent, List<List<Integer>> rings) {}

    /** Grid of the coordinates: degrees a step, and the degrees of the origin. */
    record Grid(double scaleX, double scaleY, double originX, double originY) {}

    /**
     * Reads a file with one collection of polygons.
     *
     * @throws IllegalArgumentException when it is no such file
     */
    static TopoJson parse(InputStream json) {
        try {
            Map<?, ?> file = map(Jsonb.builder().build().type(Object.class).fromJson(json));
            Map<?, ?> transform = map(file.get("transform"));
            List<?> scale = list(transform.get("scale"));
            List<?> origin = list(transform.get("translate"));
            Map<?, ?> collection = map(map(file.get("objects")).values().iterator().next());
            return new TopoJson(
                    list(file.get("arcs")).stream().map(TopoJson::arc).toList(),
                    list(collection.get("geometries")).stream().map(TopoJson::unit).toList(),
                    new Grid(
                            number(scale.getFirst()),
                            number(scale.getLast()),
                            number(origin.getFirst()),
                            number(origin.getLast())));
        } catch (ClassCastException | NullPointerException | NoSuchElementException e) {
            throw new IllegalArgumentException("not a TopoJSON file of polygons", e);
        }
    }

    /** The points of an arc; each but the first is stored as the difference to the one before. */
    private static int[] arc(Object arc) {
        List<?> steps = list(arc);
        int[] points = new int[2 * steps.size()];
        int x = 0;
        int y = 0;
        for (int index = 0; index < steps.size(); index++) {
            List<?> step = list(steps.get(index));
            x += (int) number(step.getFirst());
            y += (int) number(step.getLast());
            points[2 * index] = x;
            points[2 * index + 1] = y;
        }
        return points;
    }

    private static Unit unit(Object geometry) {
        Map<?, ?> fields = map(geometry);
        Map<?, ?> properties = map(fields.get("properties"));
        List<?> arcs = list(fields.get("arcs"));
        List<?> rings =
                switch (text(fields.get("type"))) {
                    case "Polygon" -> arcs;
                    case "MultiPolygon" ->
                            arcs.stream().flatMap(polygon -> list(polygon).stream()).toList();
                    default -> throw new IllegalArgumentException("an outline of another kind");
                };
        return new Unit(
                text(properties.get("code")),
                text(properties.get("parent")),
                rings.stream().map(TopoJson::ring).toList());
    }

    private static List<Integer> ring(Object ring) {
        return list(ring).stream().map(arc -> (int) number(arc)).toList();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }

    private static List<?> list(@Nullable Object value) {
        return (List<?>) Objects.requireNonNull(value);
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }

    private static double number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).doubleValue();
    }

    /** The points of a ring, x and y one after another; where two arcs meet the point is once. */
    int[] points(List<Integer> ring) {
        var all = new ArrayList<Integer>();
        for (int number : ring) {
            int[] arc = directed(number);
            for (int at = all.isEmpty() ? 0 : 2; at < arc.length; at++) {
                all.add(arc[at]);
            }
        }
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The points of this arc, or those of arc {@code ~number} backwards. */
    int[] directed(int number) {
        if (number >= 0) {
            return arcs.get(number);
        }
        int[] arc = arcs.get(~number);
        int last = arc.length / 2 - 1;
        return IntStream.rangeClosed(0, last)
                .flatMap(
                        index -> IntStream.of(arc[2 * (last - index)], arc[2 * (last - index) + 1]))
                .toArray();
    }

    /** Degrees east of a coordinate. */
    double longitude(int x) {
        return x * grid.scaleX() + grid.originX();
    }

    /** Degrees north of a coordinate. */
    double latitude(int y) {
        return y * grid.scaleY() + grid.originY();
    }
}
