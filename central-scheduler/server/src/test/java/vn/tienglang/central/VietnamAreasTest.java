package vn.tienglang.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.storage.sql.Database;
import vn.tienglang.storage.sql.FreshDatabase;

final class VietnamAreasTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void containsAllAreasOf2021() {
        List<Area> areas = VietnamAreas.all();
        Map<String, Long> kinds =
                areas.stream().collect(Collectors.groupingBy(Area::kind, Collectors.counting()));
        assertThat(kinds)
                .isEqualTo(
                        Map.of(
                                "country",
                                1L,
                                "province",
                                63L,
                                "district",
                                705L,
                                "commune",
                                10_599L));
        assertThat(new AreaTree(areas).ancestry(new AreaCode("05980"), TODAY))
                .extracting(Area::name)
                .containsExactly(
                        "Phường Đông Kinh", "Thành phố Lạng Sơn", "Tỉnh Lạng Sơn", "Việt Nam");
    }

    @Test
    void areasAreStoredOnce(@TempDir Path folder) {
        try (Database database = FreshDatabase.in(folder)) {
            VietnamAreas.storeInto(database.transactions());
            VietnamAreas.storeInto(database.transactions());
            AreaTree tree =
                    database.transactions()
                            .inTransaction(repositories -> repositories.areas().tree());
            assertThat(tree.existingOn(TODAY)).hasSize(11_368);
        }
    }

    @Test
    void storedAreasAreNotChanged() {
        var transactions = new InMemoryTransactions();
        var stored =
                new Area(
                        AreaCode.COUNTRY,
                        AreaCode.COUNTRY,
                        "country",
                        "Nước ta",
                        LocalDate.of(2000, 1, 1),
                        LocalDate.MAX);
        transactions.inTransaction(repositories -> {
            repositories.areas().add(List.of(stored));
            return true;
        });
        VietnamAreas.storeInto(transactions);
        AreaTree tree = transactions.inTransaction(repositories -> repositories.areas().tree());
        assertThat(tree.existingOn(TODAY).values()).containsExactly(stored);
    }

    @Test
    void areaIsFoundByCodeAndByNameWithoutAccents() {
        String dongKinh = "05980  Phường Đông Kinh, Thành phố Lạng Sơn, Tỉnh Lạng Sơn, Việt Nam";
        assertThat(VietnamAreas.find("05980", TODAY)).containsExactly(dongKinh);
        assertThat(VietnamAreas.find("phuong dong kinh", TODAY)).contains(dongKinh);
        assertThat(VietnamAreas.find("Đông Kinh", TODAY)).contains(dongKinh);
        assertThat(VietnamAreas.find("no such place", TODAY)).isEmpty();
        assertThat(VietnamAreas.find("xa", TODAY)).hasSize(41).last().isEqualTo("…");
    }
}
