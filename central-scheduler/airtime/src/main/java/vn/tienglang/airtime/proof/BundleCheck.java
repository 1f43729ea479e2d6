package vn.tienglang.airtime.proof;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Check of an exported bundle, file after file, with nothing but the keys that the reader trusts.
 * Order of the files: {@link BundleHead#NAME}, {@link BundleHead#CHECKPOINT}, the stations, {@link
 * BundleHead#MANIFEST}, {@link BundleHead#SIGNATURE}. Never throws for a bad file.
 */
public final class BundleCheck {
    private final List<NoteKey> keys;
    private final List<NoteKey> witnesses;
    private final List<ProofFinding> findings = new ArrayList<>();
    private final Map<String, Instant> witnessed = new TreeMap<>();
    private final StringBuilder manifest = new StringBuilder();
    private final TreeSet<String> stations = new TreeSet<>();
    private ProofMinutes minutes = ProofMinutes.none();
    private long entries;
    private String listed = "";
    private boolean isSigned;
    private @Nullable BundleHead head;
    private @Nullable Checkpoint checkpoint;

    /**
     * A check that has seen no file.
     *
     * @param keys keys of the centre
     * @param witnesses keys of the witnesses that the reader trusts
     */
    public BundleCheck(List<NoteKey> keys, List<NoteKey> witnesses) {
        this.keys = List.copyOf(keys);
        this.witnesses = List.copyOf(witnesses);
    }

    /**
     * Result of a check.
     *
     * @param witnessed times of the cosignatures, by name of the witness
     */
    public record Result(
            Optional<BundleHead> head,
            List<ProofFinding> findings,
            Map<String, Instant> witnessed,
            ProofMinutes minutes,
            int stations,
            long entries) {
        /** Takes copies. */
        public Result {
            findings = List.copyOf(findings);
            witnessed = Map.copyOf(witnessed);
        }

        /** True when there is a finding of this kind. */
        public boolean has(ProofFinding.Kind kind) {
            return findings.stream().anyMatch(one -> one.kind() == kind);
        }
    }

    private void tampered(String where, String sentence) {
        findings.add(new ProofFinding(ProofFinding.Kind.TAMPERED, where, sentence));
    }

    /** Checks the next file. */
    public void file(String name, byte[] content) {
        try {
            switch (name) {
                case BundleHead.NAME -> head = BundleHead.parse(text(content));
                case BundleHead.CHECKPOINT -> readCheckpoint(text(content));
                case BundleHead.MANIFEST -> listed = text(content);
                case BundleHead.SIGNATURE -> readSignature(text(content));
                default -> readStation(name, text(content));
            }
        } catch (RuntimeException e) {
            tampered(name, String.valueOf(e.getMessage()));
        }
        if (!name.equals(BundleHead.MANIFEST) && !name.equals(BundleHead.SIGNATURE)) {
            manifest.append(BundleHead.manifestLine(name, content));
        }
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    private void readCheckpoint(String text) {
        SignedNote note = SignedNote.parse(text);
        Checkpoint read = Checkpoint.parse(note.text());
        checkpoint = read;
        if (head == null || !head.origin().equals(read.origin())) {
            tampered(BundleHead.CHECKPOINT, "it is of another log than the bundle");
        }
        if (keys.stream()
                .noneMatch(key -> key.name().equals(read.origin()) && note.isSignedBy(key))) {
            tampered(BundleHead.CHECKPOINT, "it is not signed with the given key of the centre");
        }
        for (NoteKey witness : witnesses) {
            note.cosignedAt(witness).ifPresent(at -> witnessed.put(witness.name(), at));
        }
        if (witnessed.isEmpty()) {
            findings.add(
                    new ProofFinding(
                            ProofFinding.Kind.NOT_WITNESSED,
                            BundleHead.CHECKPOINT,
                            "no given witness has signed it"));
        }
    }

    private void readStation(String name, String text) {
        if (head == null || checkpoint == null) {
            tampered(name, "it stands before the checkpoint");
            return;
        }
        StationProof proof = StationProof.parse(text);
        if (!name.equals(BundleHead.STATIONS + proof.station() + ".txt")) {
            tampered(name, "it is of station " + proof.station());
        }
        if (!stations.add(proof.station().value())) {
            tampered(name, "it is there twice");
        }
        StationCheck.Result result =
                StationCheck.check(
                        proof,
                        checkpoint,
                        head.month().atDay(1),
                        head.month().plusMonths(1).atDay(1));
        findings.addAll(result.findings());
        minutes = minutes.plus(result.minutes());
        entries += result.entries();
    }

    private void readSignature(String text) {
        SignedNote note = SignedNote.parse(text);
        isSigned =
                head != null
                        && note.text().equals(head.manifestText(listed))
                        && keys.stream().anyMatch(note::isSignedBy);
    }

    /** Ends the check. */
    public Result result() {
        if (head == null || checkpoint == null) {
            tampered("bundle", "it has no head or no checkpoint");
        }
        if (!listed.contentEquals(manifest)) {
            tampered(BundleHead.MANIFEST, "a file is added, missing or changed");
        }
        if (!isSigned) {
            tampered(BundleHead.SIGNATURE, "the list of files is not signed with the given key");
        }
        if (head != null && head.stations() != stations.size()) {
            tampered(BundleHead.NAME, "it should have " + head.stations() + " stations");
        }
        return new Result(
                Optional.ofNullable(head), findings, witnessed, minutes, stations.size(), entries);
    }
}
