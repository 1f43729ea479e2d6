package vn.tienglang.pages.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.proof.SignedNote;
import vn.tienglang.office.proof.CheckpointService;
import vn.tienglang.office.proof.ProofSamples;
import vn.tienglang.pages.PagesFixture;
import vn.tienglang.pages.SamplePagesServer;
import vn.tienglang.pages.TestBrowser;

/** The page Bằng chứng, its files, and what a witness sends. */
final class ProofRoutesTest {
    private static final Instant AT = PagesFixture.at("17:30:00");
    private final PagesFixture fixture = new PagesFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private CheckpointService checkpoints() {
        return fixture.office.services().proof().checkpoints();
    }

    private long fill() {
        SamplePagesServer.fill(fixture);
        fixture.itIs("17:30:00");
        return checkpoints().write(AT).orElseThrow().size();
    }

    private String cosigned() {
        SignedNote note = SignedNote.parse(checkpoints().latest().orElseThrow().note());
        return ProofSamples.cosigned(note, AT);
    }

    @Test
    void thePageSaysHowFarTheProofGoes() {
        TestBrowser browser = fixture.signedIn();
        assertThat(browser.get("/bang-chung").body())
                .contains("Chưa có mốc xác nhận", ProofSamples.KEY.text());
        long size = fill();
        TestBrowser later = fixture.signedIn();
        assertThat(later.get("/bang-chung").body()).contains("Chưa có cơ quan nào chứng kiến");
        checkpoints().cosign(size, cosigned(), AT);
        assertThat(later.get("/bang-chung").body())
                .contains("Nhật ký được cơ quan khác chứng kiến", "chứng kiến: phong-van-hoa");
    }

    @Test
    void aBundleIsDownloadedOrRefusedWithASentence() {
        fill();
        TestBrowser browser = fixture.signedIn();
        var bundle = browser.get("/bang-chung/tai-ve?scope=ls-dong-kinh&month=2026-11");
        assertThat(bundle.statusCode()).isEqualTo(200);
        assertThat(bundle.headers().firstValue("Content-Disposition").orElse(""))
                .contains("bang-chung-ls-dong-kinh-2026-11.zip");
        assertThat(bundle.body()).startsWith("PK").contains("manifest.note");
        assertThat(browser.get("/bang-chung/tai-ve?scope=20&month=2026-11").body())
                .contains("stations/ls-mau-son.txt");
        assertThat(browser.get("/bang-chung/tai-ve?scope=ls-khac&month=2026-11").statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/bang-chung/tai-ve?scope=..%2F&month=2026-11").statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/bang-chung/tai-ve?scope=20&month=11/2026").statusCode())
                .isEqualTo(400);
        assertThat(fixture.browser().get("/bang-chung").statusCode()).isEqualTo(302);
        assertThat(fixture.browser().get("/bang-chung/tai-ve?scope=20&month=2026-11").statusCode())
                .isEqualTo(302);
    }

    @Test
    void aWitnessReadsTheFilesAndCosignsWithoutAnAccount() {
        TestBrowser witness = fixture.browser();
        assertThat(witness.get("/bang-chung/checkpoint").statusCode()).isEqualTo(404);
        long size = fill();
        SignedNote note = SignedNote.parse(witness.get("/bang-chung/checkpoint").body());
        assertThat(note.isSignedBy(ProofSamples.KEY)).isTrue();
        assertThat(witness.get("/bang-chung/checkpoint/" + size).body()).isEqualTo(note.format());
        assertThat(witness.get("/bang-chung/checkpoint/99").statusCode()).isEqualTo(404);
        assertThat(witness.get("/bang-chung/leaves/0").body()).startsWith("leaf 0 5\ntl-station-1");
        assertThat(witness.get("/bang-chung/leaves/x").statusCode()).isEqualTo(404);
        assertThat(witness.get("/bang-chung/consistency/1/" + size).statusCode()).isEqualTo(200);
        assertThat(witness.get("/bang-chung/consistency/9/1").statusCode()).isEqualTo(404);
        assertThat(witness.get("/bang-chung/inclusion/0/" + size).body().lines()).isNotEmpty();
        assertThat(witness.get("/bang-chung/inclusion/-1/" + size).statusCode()).isEqualTo(404);
        String path = "/bang-chung/cosignature/" + size;
        assertThat(witness.json("POST", path, "hello").statusCode()).isEqualTo(403);
        assertThat(witness.json("POST", path, "x".repeat(401)).statusCode()).isEqualTo(400);
        assertThat(witness.json("POST", "/bang-chung/cosignature/99", cosigned()).statusCode())
                .isEqualTo(404);
        assertThat(witness.json("POST", path, cosigned()).body()).startsWith("stored for");
        assertThat(
                        SignedNote.parse(witness.get("/bang-chung/checkpoint").body())
                                .cosignedAt(ProofSamples.WITNESS_KEY))
                .contains(AT);
        assertThat(cosigned().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(400);
    }
}
