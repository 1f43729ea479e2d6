package vn.tienglang.office.area;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;

/**
 * The units of Việt Nam of 2021 and those since 1 July 2025, from the files of this jar; the README
 * beside them names the sources. The lists are read once.
 *
 * <p>A unit of 2025 keeps the identity of a unit of 2021 when it has the same official code and
 * succeeds only that unit as a whole. Every other unit whose code was in use in 2021 has the year
 * in its identity.
 */
public final class VietnamUnits {
    /** First day of the units of 2021 in the tree. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2021, 1, 1);

    /** First day of the units without districts. */
    public static final LocalDate REFORM = LocalDate.of(2025, 7, 1);

    private static final String FILE_2021 = "/areas/vietnam-2021.csv";
    private static final String FILE_2025 = "/areas/vietnam-2025.csv";
    private static final String SUCCESSIONS = "/areas/successions-2025.csv";

    private static final VietnamUnits SHARED = new VietnamUnits();

    private final List<Area> units2021;
    private final Map<String, Row> rows2021 = new TreeMap<>();
    private final Map<String, Row> rows2025 = new TreeMap<>();
    private final Map<String, Set<String>> successors = new TreeMap<>();
    private final Map<String, Set<String>> predecessors = new HashMap<>();
    private final Map<String, Set<String>> newProvinces = new TreeMap<>();

    private record Row(String code, String parent, String kind, String name) {}

    private VietnamUnits() {
        rows(FILE_2021).forEach(row -> rows2021.put(row.code(), row));
        rows(FILE_2025).forEach(row -> rows2025.put(row.code(), row));
        lines(SUCCESSIONS).forEach(this::addSuccession);
        var areas = new ArrayList<Area>();
        areas.add(area(AreaCode.COUNTRY, AreaCode.COUNTRY, "country", "Việt Nam", FIRST_DAY));
        rows2021.values().stream()
                .map(row ->
                        area(
                                new AreaCode(row.code()),
                                row.parent().isEmpty()
                                        ? AreaCode.COUNTRY
                                        : new AreaCode(row.parent()),
                                row.kind(),
                                row.name(),
                                FIRST_DAY))
                .forEach(areas::add);
        units2021 = List.copyOf(areas);
    }

    /** The lists of this jar. */
    public static VietnamUnits shared() {
        return SHARED;
    }

    private void addSuccession(String line) {
        String[] field = line.split(",", -1);
        String old = field[0];
        Row before = rows2021.get(old);
        if (before == null || !rows2025.containsKey(field[1])) {
            return;
        }
        String province = rows2025.get(field[1]).parent();
        successors.computeIfAbsent(old, _ -> new TreeSet<>()).add(field[1]);
        predecessors.computeIfAbsent(field[1], _ -> new TreeSet<>()).add(old);
        newProvinces.computeIfAbsent(provinceOf(before), _ -> new TreeSet<>()).add(province);
    }

    private String provinceOf(Row row) {
        Row above = row;
        while (!above.parent().isEmpty()) {
            above = Objects.requireNonNull(rows2021.get(above.parent()), above.parent());
        }
        return above.code();
    }

    private static List<Row> rows(String file) {
        return lines(file).stream()
                .map(line -> {
                    String[] field = line.split(",", 4);
                    if (field.length != 4) {
                        throw new IllegalStateException("not 'code,parent,kind,name': " + line);
                    }
                    return new Row(field[0], field[1], field[2], field[3]);
                })
                .toList();
    }

    private static List<String> lines(String file) {
        try (InputStream stream =
                        Objects.requireNonNull(VietnamUnits.class.getResourceAsStream(file), file);
                var reader =
                        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + " from this jar", e);
        }
    }

    private static Area area(
            AreaCode code, AreaCode parent, String kind, String name, LocalDate from) {
        return new Area(code, parent, kind, name, from, LocalDate.MAX);
    }

    /** The country and its units of 2021, the country first. */
    public List<Area> units2021() {
        return units2021;
    }

    /** The identity of a unit of 2025. */
    public AreaCode identity(String official) {
        if (!rows2021.containsKey(official) || isSame(official)) {
            return new AreaCode(official);
        }
        return AreaCode.usedAgain(official, REFORM.getYear());
    }

    /** The units of 2021 that a unit of 2025 succeeds; none for an unknown code. */
    public Set<AreaCode> predecessors(String official) {
        var units = new TreeSet<AreaCode>();
        predecessors
                .getOrDefault(official, Set.of())
                .forEach(code -> units.add(new AreaCode(code)));
        return units;
    }

    /** Whether the code means the same people before and after the reform. */
    private boolean isSame(String official) {
        if (isProvince(official)) {
            return Set.of(official).equals(newProvinces.get(official))
                    && oldProvinces(official).equals(Set.of(official));
        }
        return Set.of(official).equals(predecessors.get(official))
                && Set.of(official).equals(successors.get(official));
    }

    private boolean isProvince(String official) {
        return Objects.requireNonNull(rows2025.get(official), official).parent().isEmpty();
    }

    /** The provinces of 2021 that the province of 2025 succeeds. */
    private Set<String> oldProvinces(String province) {
        var old = new TreeSet<String>();
        newProvinces.forEach((before, after) -> {
            if (after.contains(province)) {
                old.add(before);
            }
        });
        return old;
    }

    /**
     * The official code of the province since 2025 that is, or succeeds, this province; of several
     * the first. Empty for a code of no province.
     */
    public Optional<String> provinceNow(AreaCode province) {
        return rows2025.values().stream()
                .filter(row -> row.parent().isEmpty())
                .map(Row::code)
                .filter(code -> identity(code).equals(province))
                .findFirst()
                .or(() ->
                        newProvinces.getOrDefault(province.value(), Set.of()).stream()
                                .sorted()
                                .findFirst());
    }

    /**
     * The identities under which a unit since 2025 may have stations: its own, and those of the
     * communes that it succeeds.
     *
     * @param official official code of a unit since 2025
     */
    public Set<AreaCode> namesOf(String official) {
        if (!rows2025.containsKey(official)) {
            return Set.of();
        }
        var names = new TreeSet<AreaCode>();
        predecessors.getOrDefault(official, Set.of()).forEach(old -> names.add(new AreaCode(old)));
        names.add(identity(official));
        return names;
    }

    /** The provinces of 2025, by official code. */
    public List<Area> provinces() {
        return rows2025.values().stream()
                .filter(row -> row.parent().isEmpty())
                .map(row ->
                        area(
                                identity(row.code()),
                                AreaCode.COUNTRY,
                                row.kind(),
                                row.name(),
                                REFORM))
                .toList();
    }

    /**
     * The reform of a province of 2025, with the provinces of 2021 that it succeeds.
     *
     * @param province identity of the province of 2025
     */
    public Optional<Reform> reform(AreaCode province) {
        return rows2025.values().stream()
                .filter(row -> row.parent().isEmpty())
                .filter(row -> identity(row.code()).equals(province))
                .findFirst()
                .map(this::reform);
    }

    private Reform reform(Row province) {
        AreaCode code = identity(province.code());
        var units = new ArrayList<Area>();
        units.add(area(code, AreaCode.COUNTRY, province.kind(), province.name(), REFORM));
        rows2025.values().stream()
                .filter(row -> row.parent().equals(province.code()))
                .map(row -> area(identity(row.code()), code, row.kind(), row.name(), REFORM))
                .forEach(units::add);
        var kept = new TreeSet<AreaCode>();
        units.forEach(unit -> kept.add(unit.code()));
        var followed = new TreeMap<AreaCode, Set<AreaCode>>();
        var dissolved = new TreeSet<AreaCode>();
        Set<String> old = oldProvinces(province.code());
        for (Row row : rows2021.values()) {
            var before = new AreaCode(row.code());
            if (!old.contains(provinceOf(row)) || kept.contains(before)) {
                continue;
            }
            if (row.parent().isEmpty()) {
                followed.put(before, Set.of(code));
                continue;
            }
            var after = new TreeSet<AreaCode>();
            successors.getOrDefault(row.code(), Set.of()).forEach(one -> after.add(identity(one)));
            if (after.isEmpty()) {
                dissolved.add(before);
            } else {
                followed.put(before, after);
            }
        }
        return new Reform(REFORM, units, followed, dissolved);
    }
}
