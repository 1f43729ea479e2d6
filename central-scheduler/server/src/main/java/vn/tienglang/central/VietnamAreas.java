package vn.tienglang.central;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.office.area.VietnamUnits;
import vn.tienglang.office.store.Transactions;

/** Areas of Việt Nam at the first start of a centre, and a search for the command line. */
final class VietnamAreas {
    private static final LocalDate FROM = VietnamUnits.FIRST_DAY;
    private static final int FOUND_AT_MOST = 40;

    private VietnamAreas() {}

    /** Returns the areas of 2021, the country first. */
    static List<Area> all() {
        return VietnamUnits.shared().units2021();
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
