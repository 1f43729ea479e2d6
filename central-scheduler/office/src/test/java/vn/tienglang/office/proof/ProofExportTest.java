package vn.tienglang.office.proof;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.proof.BundleCheck;
import vn.tienglang.airtime.proof.BundleHead;
import vn.tienglang.airtime.proof.NoteKey;
import vn.tienglang.airtime.proof.ProofFinding;
import vn.tienglang.airtime.proof.SignedNote;
import vn.tienglang.airtime.proof.StationProof;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signer;

/** Exported bundles, and everything that somebody may do to one. */
final class ProofExportTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);
    private final ProofWorld world = new ProofWorld();
    private final StationId one = world.join("ls-dong-kinh");

    private static List<String> sentences(BundleCheck.Result result) {
        return result.findings().stream().map(ProofFinding::sentence).toList();
    }

    /** The bundle with another file of the station, listed and signed anew by the centre. */
    private Map<String, byte[]> resigned(UnaryOperator<StationProof> change) {
        return resigned(change, ProofSamples.KEY, ProofSamples.signer());
    }

    private Map<String, byte[]> resigned(
            UnaryOperator<StationProof> change, NoteKey key, Signer signer) {
        var files = new LinkedHashMap<String, byte[]>();
        var manifest = new StringBuilder();
        world.export()
                .forEach((name, content) -> {
                    byte[] now = content;
                    if (name.startsWith(BundleHead.STATIONS)) {
                        now = bytes(change.apply(StationProof.parse(text(content))).text());
                    }
                    if (name.equals(BundleHead.MANIFEST)) {
                        now = bytes(manifest.toString());
                    } else if (name.equals(BundleHead.SIGNATURE)) {
                        var head =
                                BundleHead.parse(text(requireNonNull(files.get(BundleHead.NAME))));
                        now =
                                bytes(
                                        SignedNote.signed(
                                                        head.manifestText(manifest.toString()),
                                                        key,
                                                        signer)
                                                .format());
                    } else {
                        manifest.append(BundleHead.manifestLine(name, now));
                    }
                    files.put(name, now);
                });
        return files;
    }

    private static StationProof withEntries(
            StationProof proof, UnaryOperator<List<StationProof.Entry>> change) {
        return new StationProof(
                proof.station(),
                proof.keys(),
                proof.airings(),
                proof.leaf(),
                proof.path(),
                proof.statements(),
                change.apply(new ArrayList<>(proof.entries())));
    }

    private BundleCheck.Result tampered(UnaryOperator<List<StationProof.Entry>> change) {
        BundleCheck.Result result = ProofWorld.check(resigned(proof -> withEntries(proof, change)));
        assertThat(result.has(ProofFinding.Kind.TAMPERED)).isTrue();
        return result;
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anExportedMonthIsGenuineWholeAndWitnessed() {
        world.join("ls-tam-thanh");
        BundleCheck.Result result = ProofWorld.check(world.airAll().cosign().export());
        assertThat(result.findings()).isEmpty();
        assertThat(result.stations()).isEqualTo(2);
        assertThat(result.witnessed()).containsKey("phong-van-hoa");
        assertThat(result.minutes().claimed()).containsOnly(Map.entry("vi", Duration.ofHours(2)));
        assertThat(result.minutes().proven()).containsOnly(Map.entry("vi", Duration.ofHours(1)));
        // 60 of the month and one before and after it, of each station.
        assertThat(result.entries()).isBetween(124L, 136L);
    }

    @Test
    void theSameMonthIsExportedTheSame() {
        world.airAll().cosign();
        assertThat(world.export().values()).containsExactlyElementsOf(world.export().values());
    }

    @Test
    void aMonthThatIsNotOverEndsAtItsLastStatement() {
        AsRunLog end = AsRunLog.empty(one, new ChainId("c-" + one));
        for (int day = 1; day <= 3; day++) {
            end = world.air(end, DAY.withDayOfMonth(day));
            world.checkpoint(DAY.withDayOfMonth(day));
        }
        // No statement has these: they come into the next bundle.
        world.air(end, DAY.withDayOfMonth(4));
        BundleCheck.Result result = ProofWorld.check(world.cosign().export());
        assertThat(result.findings()).isEmpty();
        assertThat(result.entries()).isEqualTo(6);
    }

    @Test
    void withoutAWitnessItSaysSo() {
        BundleCheck.Result result = ProofWorld.check(world.airAll().export());
        assertThat(result.findings())
                .extracting(ProofFinding::kind)
                .containsExactly(ProofFinding.Kind.NOT_WITNESSED);
    }

    @Test
    void thereIsNothingToExportWithoutACheckpoint() {
        var export = new ProofExport(world.transactions(), ProofSamples.identity());
        assertThat(export.prepare("20", List.of(one), ProofWorld.MONTH)).isEmpty();
        world.airAll();
        assertThat(export.prepare("20", List.of(new StationId("ls-khac")), ProofWorld.MONTH))
                .isEmpty();
        assertThat(export.prepare("20", List.of(one), YearMonth.of(2020, 1))).isPresent();
    }

    @Test
    void aChangedFileIsFound() {
        world.airAll().cosign();
        for (String name : world.export().keySet()) {
            Map<String, byte[]> files = world.export();
            byte[] content = requireNonNull(files.get(name));
            content[content.length / 2] ^= 1;
            assertThat(ProofWorld.check(files).has(ProofFinding.Kind.TAMPERED)).as(name).isTrue();
            Map<String, byte[]> fewer = world.export();
            fewer.remove(name);
            assertThat(ProofWorld.check(fewer).has(ProofFinding.Kind.TAMPERED)).as(name).isTrue();
        }
    }

    @Test
    void duplicatedEntriesAreFound() {
        world.airAll().cosign();
        assertThat(
                        sentences(
                                tampered(entries -> {
                                    entries.add(9, entries.get(9));
                                    return entries;
                                })))
                .anyMatch(text -> text.contains("stands after"));
    }

    @Test
    void reorderedEntriesAreFound() {
        world.airAll().cosign();
        assertThat(
                        sentences(
                                tampered(entries -> {
                                    entries.add(4, entries.remove(9));
                                    return entries;
                                })))
                .anyMatch(text -> text.contains("stands after"));
    }

    @Test
    void cutEntriesAreFound() {
        world.airAll().cosign();
        assertThat(
                        sentences(
                                tampered(entries -> {
                                    entries.remove(9);
                                    return entries;
                                })))
                .anyMatch(text -> text.contains("cut out"));
        assertThat(sentences(tampered(entries -> entries.subList(10, entries.size()))))
                .anyMatch(text -> text.contains("before entry"));
        assertThat(sentences(tampered(entries -> entries.subList(0, 30))))
                .anyMatch(text -> text.contains("after entry"));
        assertThat(sentences(tampered(_ -> List.of()))).anyMatch(text -> text.contains("no entry"));
    }

    @Test
    void forgedAndResignedEntriesAreFound() {
        world.airAll().cosign();
        assertThat(
                        sentences(
                                tampered(entries -> {
                                    StationProof.Entry old = entries.get(9);
                                    entries.set(
                                            9,
                                            new StationProof.Entry(
                                                    old.chain(),
                                                    old.branch(),
                                                    old.key(),
                                                    old.signature(),
                                                    old.text()
                                                            .replace("COMMANDED", "RENDERED")
                                                            .replace("RENDERED", "HEARD")));
                                    return entries;
                                })))
                .anyMatch(text -> text.contains("not signed by a key of the station"))
                .anyMatch(text -> text.contains("does not name the one before it"));
        // With the key of the station itself: the log remembers what it had signed before.
        Signer signer = world.keys(one).signer();
        assertThat(sentences(tampered(entries -> rewritten(entries, signer))))
                .anyMatch(text -> text.contains("had logged"));
    }

    /** The same chain with another outcome from the tenth entry on, well linked and signed. */
    private List<StationProof.Entry> rewritten(List<StationProof.Entry> entries, Signer signer) {
        var changed = new ArrayList<StationProof.Entry>(entries.subList(0, 9));
        String before = entries.get(9).text().lines().toList().getLast();
        for (StationProof.Entry old : entries.subList(9, entries.size())) {
            String previous = old.text().lines().toList().getLast();
            String text = old.text().replace("COMMANDED", "HEARD").replace(previous, before);
            before = Digest.of(text).value();
            changed.add(
                    new StationProof.Entry(
                            old.chain(),
                            old.branch(),
                            old.key(),
                            signer.sign(bytes(text)).value(),
                            text));
        }
        return changed;
    }

    @Test
    void anotherKeyOfTheCentreIsFound() {
        world.airAll().cosign();
        KeyPair pair = Ed25519.newPair();
        var key = new NoteKey(ProofSamples.KEY.name(), NoteKey.Type.LOG, pair.getPublic());
        Map<String, byte[]> files =
                resigned(
                        proof -> proof,
                        key,
                        Ed25519.signer(new KeyId("centre-2"), pair.getPrivate()));
        assertThat(sentences(ProofWorld.check(files)))
                .containsExactly("the list of files is not signed with the given key");
        var check = new BundleCheck(List.of(key), List.of());
        world.export().forEach(check::file);
        assertThat(sentences(check.result()))
                .contains("it is not signed with the given key of the centre");
    }

    @Test
    void droppedStatementsAreFound() {
        world.airAll().cosign();
        BundleCheck.Result result =
                ProofWorld.check(
                        resigned(proof -> {
                            var statements = new ArrayList<>(proof.statements());
                            statements.remove(7);
                            return new StationProof(
                                    proof.station(),
                                    proof.keys(),
                                    proof.airings(),
                                    proof.leaf(),
                                    proof.path(),
                                    statements,
                                    proof.entries());
                        }));
        assertThat(sentences(result)).anyMatch(text -> text.contains("does not follow"));
        result =
                ProofWorld.check(
                        resigned(proof ->
                                new StationProof(
                                        proof.station(),
                                        proof.keys(),
                                        proof.airings(),
                                        proof.leaf() + 1,
                                        proof.path(),
                                        proof.statements(),
                                        proof.entries())));
        assertThat(sentences(result))
                .containsExactly("its last statement is not in the log of the checkpoint");
    }

    @Test
    void anEntryThatIsDatedBackIsShown() {
        AsRunLog end = AsRunLog.empty(one, new ChainId("c-" + one));
        end = world.air(end, DAY);
        SignedEntry back =
                end.next(
                        new AiringId("s99-20261105"),
                        DAY.minusDays(5),
                        1,
                        ProofWorld.at(DAY.minusDays(5), "06:00"),
                        ClockQuality.UNTRUSTED,
                        new Outcome.Missed(Reason.NO_POWER),
                        world.keys(one).signer());
        world.store(0, 0, 1, end.append(back.entry()), List.of(back));
        world.checkpoint(DAY);
        BundleCheck.Result result = ProofWorld.check(world.cosign().export());
        assertThat(sentences(result)).anyMatch(text -> text.contains("dated back"));
        assertThat(result.has(ProofFinding.Kind.TAMPERED)).isFalse();
    }

    @Test
    void twoHistoriesOfOneChainAreShown() {
        AsRunLog begin = world.air(AsRunLog.empty(one, new ChainId("c-" + one)), DAY);
        world.air(begin, DAY.plusDays(1));
        AsRunEntry other =
                begin.next(
                                new AiringId("s77-20261111"),
                                DAY.plusDays(1),
                                1,
                                ProofWorld.at(DAY.plusDays(1), "09:00"),
                                ClockQuality.UNTRUSTED,
                                new Outcome.Missed(Reason.NO_FILE),
                                world.keys(one).signer())
                        .entry();
        world.store(
                1,
                0,
                3,
                begin.append(other),
                List.of(SignedEntry.of(other, world.keys(one).signer())));
        world.checkpoint(DAY.plusDays(1));
        BundleCheck.Result result = ProofWorld.check(world.cosign().export());
        assertThat(sentences(result))
                .containsExactly("two histories of chain c-ls-dong-kinh differ from entry 3 on");
        assertThat(result.entries()).isEqualTo(5);
    }

    @Test
    void statedMissingRangesAreShownAndSilentOnesAreFound() {
        AsRunLog end = world.air(AsRunLog.empty(one, new ChainId("c-" + one)), DAY);
        end = world.lose(end, 4);
        world.air(end, DAY.plusDays(4));
        world.checkpoint(DAY.plusDays(4));
        BundleCheck.Result result = ProofWorld.check(world.cosign().export());
        assertThat(sentences(result))
                .containsExactly(
                        "entries 3 to 6 of chain c-ls-dong-kinh are missing; the station has stated"
                                + " so");
        assertThat(result.has(ProofFinding.Kind.TAMPERED)).isFalse();
        assertThat(sentences(tampered(entries -> entries.subList(0, 1))))
                .anyMatch(text -> text.contains("cut off"));
    }

    @Test
    void everyChainOfAStationIsThere() {
        AsRunLog old = world.air(AsRunLog.empty(one, new ChainId("c-old")), DAY.minusMonths(2));
        world.checkpoint(DAY.minusMonths(2));
        AsRunLog middle = new AsRunLog(one, new ChainId("c-new"), 0, old.head());
        world.air(middle, DAY);
        world.checkpoint(DAY);
        world.air(AsRunLog.empty(one, new ChainId("c-later")), DAY.plusMonths(1));
        world.checkpoint(DAY.plusMonths(1));
        Map<String, byte[]> files = world.cosign().export();
        assertThat(ProofWorld.check(files).findings()).isEmpty();
        assertThat(
                        sentences(
                                tampered(entries ->
                                        entries.stream()
                                                .filter(entry ->
                                                        !entry.chain().value().equals("c-new"))
                                                .toList())))
                .contains("no entry of chain c-new is there");
    }
}
