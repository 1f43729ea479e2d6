package vn.tienglang.office.station;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
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

/**
 * Keys and broker secrets of the enrolled stations. Answers from memory, on any thread; {@link
 * #refresh} reads the enrolments again.
 */
public final class StationKeys implements Keyring {
    private static final Verifier NOBODY = (_, _) -> false;

    private final Transactions transactions;
    private final Function<Enrolment, Verifier> verifiers;
    private volatile Map<String, StationSecrets> known = Map.of();

    /** The Ed25519 keys of the enrolled stations. */
    public StationKeys(Transactions transactions) {
        this(transactions, StationKeys::ed25519);
    }

    /**
     * The keys of the enrolled stations.
     *
     * @param verifiers makes the verifier of an enrolled station
     */
    public StationKeys(Transactions transactions, Function<Enrolment, Verifier> verifiers) {
        this.transactions = transactions;
        this.verifiers = verifiers;
        refresh();
    }

    private static Verifier ed25519(Enrolment enrolment) {
        return Ed25519.verifier(enrolment.key(), Ed25519.publicKey(enrolment.publicKey()));
    }

    /** Reads the enrolments again. */
    public void refresh() {
        known =
                transactions.inTransaction(repositories -> repositories.enrolments().all()).stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        enrolment -> enrolment.station().id().value(),
                                        this::known));
    }

    @Override
    public Verifier of(Topic topic) {
        return switch (topic) {
            case Topic.AsRun(StationId station) -> verifier(station);
            case Topic.Status(StationId station) -> verifier(station);
            case Topic.PartRequest(StationId station) -> verifier(station);
            // Topics of the centre; no station signs on them.
            case Topic.Log _, Topic.Part _, Topic.Acknowledgement _, Topic.Urgent _, Topic.Time _ ->
                    NOBODY;
        };
    }

    private Verifier verifier(StationId station) {
        StationSecrets keys = known.get(station.value());
        return keys == null ? NOBODY : keys.verifier();
    }

    /** The present signing key of a station; empty if it is not enrolled. */
    public Optional<SigningKey> signingKey(StationId station) {
        return Optional.ofNullable(known.get(station.value()))
                .map(keys -> new SigningKey(keys.key(), keys.verifier()));
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

    /** Id of a key and its verifier. */
    public record SigningKey(KeyId id, Verifier verifier) {}

    private StationSecrets known(Enrolment enrolment) {
        return new StationSecrets(
                enrolment.key(), verifiers.apply(enrolment), enrolment.secretSha256());
    }

    private record StationSecrets(KeyId key, Verifier verifier, String secretSha256) {}
}
