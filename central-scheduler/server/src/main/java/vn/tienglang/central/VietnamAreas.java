package vn.tienglang.central;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.office.store.Transactions;

/** Table of the areas of Việt Nam in this jar; the README beside the file names its source. */
final class VietnamAreas {
    private static final String FILE = "/areas/vietnam-2021.csv";
    private static final LocalDate FROM = LocalDate.of(2021, 1, 1);
    private static final String HEAD = "code,parent,kind,name";
    private static final int FOUND_AT_MOST = 40;

    private VietnamAreas() {}

    /** Returns all areas, the country first. */
    static List<Area> all() {
        var areas = new ArrayList<Area>();
        areas.add(area(AreaCode.COUNTRY, AreaCode.COUNTRY, "country", "Việt Nam"));
        try (InputStream stream =
                        Objects.requireNonNull(VietnamAreas.class.getResourceAsStream(FILE), FILE);
                var reader =
                        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines().skip(1).map(VietnamAreas::area).forEach(areas::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE + " from this jar", e);
        }
        return areas;
    }

    private static Area area(String line) {
        String[] field = line.split(",", 4);
        if (field.length != 4) {
            throw new IllegalStateException("not '" + HEAD + "': " + line);
        }
        AreaCode parent = field[1].isEmpty() ? AreaCode.COUNTRY : new AreaCode(field[1]);
        return area(new AreaCode(field[0]), parent, field[2], field[3]);
    }

    private static Area area(AreaCode code, AreaCode parent, String kind, String name) {
        return new Area(code, parent, kind, name, FROM, LocalDate.MAX);
    }

    /** Stores all areas if none are stored yet. */
    static void storeInto(Transactions transactions) {
        transactions.inTransaction(repositories -> {
            if (repositories.areas().tree().find(AreaCode.COUNTRY, FROM).isEmpty()) {
                repositories.areas().add(all());
            }
            return FROM;
        });
    }

    /**
     * Returns the areas with this code or with this text in their name, one line each with the
     * areas above it. Accents and case are ignored. The last line is an ellipsis when there are
     * more.
     */
    static List<String> find(String text, LocalDate date) {
        var tree = new AreaTree(all());
        String wanted = plain(text);
        List<String> found =
                tree.existingOn(date).values().stream()
                        .filter(area ->
                                area.code().value().equals(text)
                                        || plain(area.name()).contains(wanted))
                        .map(area -> line(tree, area, date))
                        .limit(FOUND_AT_MOST + 1L)
                        .collect(Collectors.toCollection(ArrayList::new));
        if (found.size() > FOUND_AT_MOST) {
            found.set(FOUND_AT_MOST, "…");
        }
        return found;
    }

    private static String line(AreaTree tree, Area area, LocalDate date) {
        return area.code()
                + "  "
                + tree.ancestry(area.code(), date).stream()
                        .map(Area::name)
                        .collect(Collectors.joining(", "));
    }

    /** Returns the name in lower case without accents: "phuong dong kinh". */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd');
    }
}
