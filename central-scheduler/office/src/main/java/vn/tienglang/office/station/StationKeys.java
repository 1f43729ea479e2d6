package vn.tienglang.office.station;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Sha256;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Verifier;
import vn.tienglang.airtime.wire.Keyring;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.StationKey;

/**
 * Keys and broker secrets of the enrolled stations. Answers from memory, on any thread; {@link
 * #refresh} reads the enrolments again.
 */
public final class StationKeys implements Keyring {
    private static final Verifier NOBODY = (_, _) -> false;

    private final Transactions transactions;
    private final Function<StationKey, Verifier> verifiers;
    private volatile Map<String, StationSecrets> known = Map.of();

    /** The Ed25519 keys of the enrolled stations. */
    public StationKeys(Transactions transactions) {
        this(transactions, StationKeys::ed25519);
    }

    /**
     * The keys of the enrolled stations.
     *
     * @param verifiers makes the verifier of a key of a station
     */
    public StationKeys(Transactions transactions, Function<StationKey, Verifier> verifiers) {
        this.transactions = transactions;
        this.verifiers = verifiers;
        refresh();
    }

    private static Verifier ed25519(StationKey key) {
        return Ed25519.verifier(key.key(), Ed25519.publicKey(key.publicKey()));
    }

    /** Reads the enrolments again. */
    public void refresh() {
        known =
                transactions.inTransaction(repositories -> {
                    Map<StationId, List<StationKey>> keys =
                            repositories.enrolments().keys().stream()
                                    .collect(Collectors.groupingBy(StationKey::station));
                    return repositories.enrolments().all().stream()
                            .collect(
                                    Collectors.toUnmodifiableMap(
                                            enrolment -> enrolment.station().id().value(),
                                            enrolment ->
                                                    known(
                                                            enrolment,
                                                            keys.getOrDefault(
                                                                    enrolment.station().id(),
                                                                    List.of()))));
                });
    }

    @Override
    public Verifier of(Topic topic) {
        return switch (topic) {
            case Topic.AsRun(StationId station) -> verifier(station);
            case Topic.Status(StationId station) -> verifier(station);
            case Topic.PartRequest(StationId station) -> verifier(station);
            case Topic.TimeRequest(StationId station) -> verifier(station);
            case Topic.Reply(StationId station) -> verifier(station);
            // Topics of the centre; no station signs on them.
            case Topic.Log _,
                    Topic.Part _,
                    Topic.Acknowledgement _,
                    Topic.Urgent _,
                    Topic.EmergencyNumber _,
                    Topic.Time _,
                    Topic.TimeAnswer _ ->
                    NOBODY;
        };
    }

    private Verifier verifier(StationId station) {
        StationSecrets keys = known.get(station.value());
        return keys == null ? NOBODY : keys.verifier();
    }

    /**
     * The verifier of a key that the station has or had; one that verifies nothing for any other
     * key.
     */
    public Verifier entryVerifier(StationId station, KeyId key) {
        StationSecrets keys = known.get(station.value());
        return keys == null ? NOBODY : keys.ever().getOrDefault(key, NOBODY);
    }

    /** Whether this is the secret of the station. Accepts any text. */
    public boolean authenticates(String station, String secret) {
        StationSecrets keys = known.get(station);
        byte[] shown = sha256(secret).getBytes(StandardCharsets.US_ASCII);
        return keys != null
                && MessageDigest.isEqual(
                        shown, keys.secretSha256().getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether a station of this id is enrolled. Accepts any text. */
    public boolean knows(String station) {
        return known.containsKey(station);
    }

    /** The stored form of a secret: SHA-256 of its UTF-8 bytes, in hexadecimal. */
    public static String sha256(String secret) {
        return HexFormat.of().formatHex(Sha256.of(secret));
    }

    private StationSecrets known(Enrolment enrolment, List<StationKey> keys) {
        Map<KeyId, Verifier> ever =
                keys.stream().collect(Collectors.toUnmodifiableMap(StationKey::key, verifiers));
        return new StationSecrets(
                ever.getOrDefault(enrolment.key(), NOBODY), ever, enrolment.secretSha256());
    }

    /**
     * Secrets of a station.
     *
     * @param verifier verifier of its present key, for messages
     * @param ever verifiers of every key that it had, for as-run entries
     */
    private record StationSecrets(
            Verifier verifier, Map<KeyId, Verifier> ever, String secretSha256) {}
}
