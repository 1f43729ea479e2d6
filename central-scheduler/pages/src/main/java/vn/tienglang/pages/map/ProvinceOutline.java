package vn.tienglang.pages.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Outlines of the units of a province, {@value #WIDTH} units wide, north at the top.
 *
 * @param height height in the same units
 * @param border data of an SVG path: the border of the province, closed
 * @param lines data of an SVG path: the lines between its units
 * @param centres the middle of each unit, by official code
 */
record ProvinceOutline(int height, String border, String lines, Map<String, Point> centres) {
    /** Width of every province. */
    static final int WIDTH = 400;

    /** Distance below which a point of a line is left out. */
    private static final int STEP_LEAST = 3;

    /** Takes a copy. */
    ProvinceOutline {
        centres = Map.copyOf(centres);
    }

    /** Point of the map, from its upper left corner. */
    record Point(int x, int y) {}

    /**
     * The outlines of this province; without units when there is no such province.
     *
     * @param province official code of the province
     */
    static ProvinceOutline of(TopoJson file, String province) {
        List<TopoJson.Unit> units =
                file.units().stream().filter(unit -> unit.parent().equals(province)).toList();
        return units.isEmpty()
                ? new ProvinceOutline(0, "", "", Map.of())
                : new Drawing(file, units).outline();
    }

    /** Whether there are no units. */
    boolean isEmpty() {
        return centres.isEmpty();
    }

    /** Drawing of the units of one province. */
    private static final class Drawing {
        private final TopoJson file;
        private final List<TopoJson.Unit> units;
        private final double west;
        private final double north;
        private final double perDegreeEast;
        private final double perDegreeNorth;
        private final int height;

        Drawing(TopoJson file, List<TopoJson.Unit> units) {
            this.file = file;
            this.units = units;
            double least = Double.MAX_VALUE;
            double most = -Double.MAX_VALUE;
            double south = Double.MAX_VALUE;
            double top = -Double.MAX_VALUE;
            for (TopoJson.Unit unit : units) {
                for (List<Integer> ring : unit.rings()) {
                    int[] points = file.points(ring);
                    for (int at = 0; at < points.length; at += 2) {
                        least = Math.min(least, file.longitude(points[at]));
                        most = Math.max(most, file.longitude(points[at]));
                        south = Math.min(south, file.latitude(points[at + 1]));
                        top = Math.max(top, file.latitude(points[at + 1]));
                    }
                }
            }
            west = least;
            north = top;
            perDegreeEast = WIDTH / Math.max(most - least, 1e-9);
            // A degree of longitude is shorter than one of latitude, the more so the farther north.
            perDegreeNorth = perDegreeEast / Math.cos(Math.toRadians((south + top) / 2));
            height = (int) Math.ceil((top - south) * perDegreeNorth);
        }

        ProvinceOutline outline() {
            // An arc of one unit only lies on the border.
            Map<Integer, Integer> uses = new LinkedHashMap<>();
            Map<Integer, Integer> asUsed = new LinkedHashMap<>();
            for (TopoJson.Unit unit : units) {
                for (List<Integer> ring : unit.rings()) {
                    for (int number : ring) {
                        int arc = number < 0 ? ~number : number;
                        uses.merge(arc, 1, Integer::sum);
                        asUsed.put(arc, number);
                    }
                }
            }
            var lines = new StringBuilder();
            var outer = new ArrayList<Integer>();
            uses.forEach((arc, times) -> {
                if (times > 1) {
                    draw(lines, points(file.directed(arc)), false);
                } else {
                    outer.add(asUsed.get(arc));
                }
            });
            var centres = new HashMap<String, Point>();
            units.forEach(unit -> centres.put(unit.code(), centre(unit)));
            return new ProvinceOutline(height, border(outer), lines.toString(), centres);
        }

        /** Joins arcs, each where the one before ends, to closed lines. */
        private String border(List<Integer> outer) {
            Map<Long, List<Integer>> byStart = new HashMap<>();
            outer.forEach(number ->
                    byStart.computeIfAbsent(start(number), _ -> new ArrayList<>()).add(number));
            var left = new ArrayList<>(outer);
            var path = new StringBuilder();
            while (!left.isEmpty()) {
                var ring = new ArrayList<Integer>();
                Integer next = left.getFirst();
                while (next != null) {
                    ring.add(next);
                    left.remove((Object) next);
                    byStart.getOrDefault(start(next), List.of()).remove((Object) next);
                    List<Integer> follow = byStart.getOrDefault(start(~next), List.of());
                    next = follow.isEmpty() ? null : follow.getFirst();
                }
                draw(path, points(file.points(ring)), true);
            }
            return path.toString();
        }

        /** Where an arc starts, as one number; where it ends is where it starts backwards. */
        private long start(int number) {
            int[] arc = file.directed(number);
            return ((long) arc[0] << Integer.SIZE) | (arc[1] & 0xffff_ffffL);
        }

        private List<Point> points(int[] grid) {
            var points = new ArrayList<Point>();
            for (int at = 0; at < grid.length; at += 2) {
                points.add(
                        new Point(
                                (int) Math.round((file.longitude(grid[at]) - west) * perDegreeEast),
                                (int)
                                        Math.round(
                                                (north - file.latitude(grid[at + 1]))
                                                        * perDegreeNorth)));
            }
            return points;
        }

        /** Appends a line without the points that are too near to the one before. */
        private static void draw(StringBuilder path, List<Point> points, boolean closed) {
            Point last = points.getFirst();
            path.append('M').append(last.x()).append(' ').append(last.y()).append('l');
            for (int index = 1; index < points.size(); index++) {
                Point point = points.get(index);
                int across = point.x() - last.x();
                int down = point.y() - last.y();
                boolean isEnd = index == points.size() - 1;
                if (isEnd || Math.abs(across) + Math.abs(down) >= STEP_LEAST) {
                    path.append(across).append(down < 0 ? "" : " ").append(down);
                    path.append(isEnd ? "" : " ");
                    last = point;
                }
            }
            path.append(closed ? "z" : "");
        }

        /** The centre of gravity of the largest ring of a unit. */
        private Point centre(TopoJson.Unit unit) {
            Point best = new Point(0, 0);
            double largest = -1;
            for (List<Integer> ring : unit.rings()) {
                List<Point> points = points(file.points(ring));
                double twice = 0;
                double x = 0;
                double y = 0;
                for (int index = 0; index < points.size(); index++) {
                    Point one = points.get(index);
                    Point next = points.get((index + 1) % points.size());
                    double cross = (double) one.x() * next.y() - (double) next.x() * one.y();
                    twice += cross;
                    x += (one.x() + next.x()) * cross;
                    y += (one.y() + next.y()) * cross;
                }
                if (Math.abs(twice) > largest) {
                    largest = Math.abs(twice);
                    best =
                            twice == 0
                                    ? points.getFirst()
                                    : new Point(
                                            (int) Math.round(x / (3 * twice)),
                                            (int) Math.round(y / (3 * twice)));
                }
            }
            return best;
        }
    }
}
