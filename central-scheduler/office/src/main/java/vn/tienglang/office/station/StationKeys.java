package vn.tienglang.office.station;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Sha256;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Verifier;
import vn.tienglang.airtime.wire.Keyring;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.StationKey;
import vn.tienglang.office.store.station.StationRevocation;

/**
 * Keys and broker secrets of the enrolled stations that are not revoked. Answers from memory, on
 * any thread; {@link #refresh} reads the enrolments again.
 */
public final class StationKeys implements Keyring {
    private static final Verifier NOBODY = (_, _) -> false;

    private final Transactions transactions;
    private final Function<StationKey, Verifier> verifiers;
    private volatile Known known = new Known(-1, Map.of());

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
        known = transactions.inTransaction(this::read);
    }

    /**
     * Reads the enrolments again when a command or another centre has changed them since the last
     * reading; returns whether it did.
     */
    public boolean refreshIfChanged() {
        long version =
                transactions.inTransaction(repositories -> repositories.enrolments().version());
        if (version == known.version()) {
            return false;
        }
        refresh();
        return true;
    }

    private Known read(Repositories repositories) {
        // Before the rows: what is stored meanwhile is then read again, and never missed.
        long version = repositories.enrolments().version();
        Map<StationId, List<StationKey>> keys =
                repositories.enrolments().keys().stream()
                        .collect(Collectors.groupingBy(StationKey::station));
        Set<StationId> revoked =
                repositories.commissioning().revocations().stream()
                        .map(StationRevocation::station)
                        .collect(Collectors.toSet());
        return new Known(
                version,
                repositories.enrolments().all().stream()
                        .filter(enrolment -> !revoked.contains(enrolment.station().id()))
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        enrolment -> enrolment.station().id().value(),
                                        enrolment ->
                                                known(
                                                        enrolment,
                                                        keys.getOrDefault(
                                                                enrolment.station().id(),
                                                                List.of())))));
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
        StationSecrets keys = known.stations().get(station.value());
        return keys == null ? NOBODY : keys.verifier();
    }

    /**
     * The verifier of a key that the station has or had; one that verifies nothing for any other
     * key.
     */
    public Verifier entryVerifier(StationId station, KeyId key) {
        StationSecrets keys = known.stations().get(station.value());
        return keys == null ? NOBODY : keys.ever().getOrDefault(key, NOBODY);
    }

    /** Whether this is the secret of the station. Accepts any text. */
    public boolean authenticates(String station, String secret) {
        StationSecrets keys = known.stations().get(station);
        byte[] shown = sha256(secret).getBytes(StandardCharsets.US_ASCII);
        return keys != null
                && MessageDigest.isEqual(
                        shown, keys.secretSha256().getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Whether the station of this name may connect with a certificate over this key: the present
     * one, and not revoked. Accepts any text.
     */
    public boolean isPresentKey(String station, PublicKey key) {
        StationSecrets keys = known.stations().get(station);
        return keys != null && keys.publicKey().equals(Ed25519.text(key));
    }

    /** Whether a station of this id is enrolled and not revoked. Accepts any text. */
    public boolean knows(String station) {
        return known.stations().containsKey(station);
    }

    /** The stored form of a secret: SHA-256 of its UTF-8 bytes, in hexadecimal. */
    public static String sha256(String secret) {
        return HexFormat.of().formatHex(Sha256.of(secret));
    }

    private StationSecrets known(Enrolment enrolment, List<StationKey> keys) {
        Map<KeyId, Verifier> ever =
                keys.stream().collect(Collectors.toUnmodifiableMap(StationKey::key, verifiers));
        return new StationSecrets(
                ever.getOrDefault(enrolment.key(), NOBODY),
                ever,
                enrolment.secretSha256(),
                enrolment.publicKey());
    }

    /**
     * Secrets of a station.
     *
     * @param verifier verifier of its present key, for messages
     * @param ever verifiers of every key that it had, for as-run entries
     * @param publicKey its present key as {@link Ed25519} writes it
     */
    private record StationSecrets(
            Verifier verifier, Map<KeyId, Verifier> ever, String secretSha256, String publicKey) {}

    /**
     * What was read last.
     *
     * @param version version of the enrolments
     * @param stations by station id
     */
    private record Known(long version, Map<String, StationSecrets> stations) {}
}
