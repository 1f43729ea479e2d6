package vn.tienglang.office.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.Ed25519Vectors;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.station.Enrolment;

class StationKeysTest {
    private static final Station STATION =
            OfficeSamples.station("ls-tan-thanh", new AreaCode("06394"));
    private static final KeyId KEY = new KeyId("ls-tan-thanh-1");

    @Test
    void signaturesOfWycheproofAreJudgedAsPublished() {
        for (var vector : Ed25519Vectors.all()) {
            var transactions = new InMemoryTransactions();
            transactions.inTransaction(repositories -> {
                repositories
                        .enrolments()
                        .put(
                                new Enrolment(
                                        STATION,
                                        KEY,
                                        Ed25519.text(vector.key()),
                                        StationKeys.sha256("secret"),
                                        "",
                                        Instant.EPOCH));
                return KEY;
            });
            var keys = new StationKeys(transactions);
            assertThat(vector.isAcceptedBy(keys.entryVerifier(STATION.id(), KEY), KEY))
                    .as(vector.toString())
                    .isEqualTo(vector.isValid());
        }
    }
}
