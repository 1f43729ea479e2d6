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
 * By what the centre knows its stations: their signing keys, and the secrets they show the broker.
 * Answers from memory, on any thread; {@link #refresh} looks into the books again.
 */
public final class StationKeys implements Keyring {
    private static final Verifier NOBODY = (_, _) -> false;

    private final Transactions transactions;
    private final Function<Enrolment, Verifier> verifiers;
    private volatile Map<String, StationSecrets> known = Map.of();

    /** The Ed25519 keys of the stations in these books. */
    public StationKeys(Transactions transactions) {
        this(transactions, StationKeys::ed25519);
    }

    /**
     * The keys of the stations in these books.
     *
     * @param verifiers how the signatures of an enrolled station are told from all others
     */
    public StationKeys(Transactions transactions, Function<Enrolment, Verifier> verifiers) {
        this.transactions = transactions;
        this.verifiers = verifiers;
        refresh();
    }

    private static Verifier ed25519(Enrolment enrolment) {
        return Ed25519.verifier(enrolment.key(), Ed25519.publicKey(enrolment.publicKey()));
    }

    /** Looks into the books again. */
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
            // Only the centre speaks on these, and it does not listen to itself.
            case Topic.Log _, Topic.Part _, Topic.Acknowledgement _, Topic.Urgent _, Topic.Time _ ->
                    NOBODY;
        };
    }

    private Verifier verifier(StationId station) {
        StationSecrets keys = known.get(station.value());
        return keys == null ? NOBODY : keys.verifier();
    }

    /** The key a station signs with now; empty when it is none of ours. */
    public Optional<SigningKey> signingKey(StationId station) {
        return Optional.ofNullable(known.get(station.value()))
                .map(keys -> new SigningKey(keys.key(), keys.verifier()));
    }

    /** Whether this is the station's secret. Takes any text for either. */
    public boolean authenticates(String station, String secret) {
        StationSecrets keys = known.get(station);
        byte[] shown = sha256(secret).getBytes(StandardCharsets.US_ASCII);
        return keys != null
                && MessageDigest.isEqual(
                        shown, keys.secretSha256().getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether a station of this name belongs to the centre. Takes any text. */
    public boolean knows(String station) {
        return known.containsKey(station);
    }

    /** What is kept of a secret: its SHA-256 in UTF-8, in hexadecimal. */
    public static String sha256(String secret) {
        return HexFormat.of().formatHex(Sha256.of(secret));
    }

    /** A key and its name. */
    public record SigningKey(KeyId id, Verifier verifier) {}

    private StationSecrets known(Enrolment enrolment) {
        return new StationSecrets(
                enrolment.key(), verifiers.apply(enrolment), enrolment.secretSha256());
    }

    private record StationSecrets(KeyId key, Verifier verifier, String secretSha256) {}
}
