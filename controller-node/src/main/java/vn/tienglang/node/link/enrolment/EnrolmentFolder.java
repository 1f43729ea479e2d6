package vn.tienglang.node.link.enrolment;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import vn.tienglang.airtime.enrolment.EnrolmentAnswer;
import vn.tienglang.airtime.enrolment.EnrolmentCode;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.node.link.PrivateText;

/**
 * Files of an enrolment beside the settings. Keys and secret are on the disk before the request
 * leaves, in a folder named after the code, so that the same code finds the same keys after a power
 * cut. The settings are replaced last and at once: until then the node is what it was.
 *
 * <pre>
 * node.properties                  names the files below
 * enrolment-0123456789abcdef/
 *     station.key, station.public, secret      made here, before the request
 *     ca.pem, station.pem                      from the answer
 * </pre>
 */
final class EnrolmentFolder {
    private static final String KEY = "station.key";
    private static final String PUBLIC = "station.public";
    private static final String SECRET = "secret";
    private static final String AUTHORITY = "ca.pem";
    private static final String CERTIFICATE = "station.pem";
    private static final int SECRET_BYTES = 32;

    /** Settings of this machine, which an enrolment keeps. */
    private static final Set<String> LOCAL =
            Set.of(
                    "data.folder",
                    "guard.socket",
                    "clock.rtc",
                    "clock.rtc.drift.ppm",
                    "page.host",
                    "relay.lead-ms",
                    "relay.tail-ms");

    /** Settings that name files of this machine; an answer must not. */
    private static final Set<String> FILES =
            Set.of("station.key.file", "secret.file", "centre.ca.file", "station.certificate.file");

    private final Path settings;
    private final Path folder;
    private final String name;

    EnrolmentFolder(Path settings, EnrolmentCode code) {
        this.settings = settings.toAbsolutePath();
        this.name = "enrolment-" + code.id();
        this.folder = this.settings.resolveSibling(name);
    }

    /** Keys and secret of a board. */
    record Identity(PrivateKey key, String publicKey, String secret) {}

    /**
     * The identity of an earlier attempt with the code, or a new one; on the disk when returned.
     */
    Identity identity(SecureRandom random) throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
        // The secret is written last: a folder without one is of an attempt that was cut.
        if (!Files.exists(folder.resolve(SECRET))) {
            KeyPair pair = Ed25519.newPair();
            byte[] secret = new byte[SECRET_BYTES];
            random.nextBytes(secret);
            PrivateText.write(folder.resolve(KEY), Ed25519.text(pair.getPrivate()));
            PrivateText.write(folder.resolve(PUBLIC), Ed25519.text(pair.getPublic()));
            PrivateText.write(
                    folder.resolve(SECRET),
                    Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        }
        return new Identity(
                Ed25519.privateKey(Files.readString(folder.resolve(KEY)).strip()),
                Files.readString(folder.resolve(PUBLIC)).strip(),
                Files.readString(folder.resolve(SECRET)).strip());
    }

    /** The station of the present settings; empty without settings. */
    Optional<String> presentStation() throws IOException {
        return Optional.ofNullable(present().getProperty("station"));
    }

    private Properties present() throws IOException {
        var present = new Properties();
        if (Files.exists(settings)) {
            try (Reader reader = Files.newBufferedReader(settings, StandardCharsets.UTF_8)) {
                present.load(reader);
            }
        }
        return present;
    }

    /**
     * Makes the answer the settings of this node.
     *
     * @param dataFolder folder of journal and clips, unless the present settings name one
     * @param check says why settings in a file cannot be used; asked before they are
     * @return why the settings cannot be used; empty when they are in use now
     */
    Optional<String> commit(EnrolmentAnswer answer, Path dataFolder, SettingsCheck check)
            throws IOException {
        var lines = new LinkedHashMap<String, String>();
        answer.settings()
                .forEach((key, value) -> {
                    if (!LOCAL.contains(key) && !FILES.contains(key)) {
                        lines.put(key, value);
                    }
                });
        lines.put("station.key.file", name + "/" + KEY);
        lines.put("secret.file", name + "/" + SECRET);
        if (!answer.authority().isEmpty()) {
            PrivateText.write(folder.resolve(AUTHORITY), pem(answer.authority()));
            PrivateText.write(folder.resolve(CERTIFICATE), pem(answer.certificate()));
            lines.put("centre.ca.file", name + "/" + AUTHORITY);
            lines.put("station.certificate.file", name + "/" + CERTIFICATE);
        }
        Properties present = present();
        lines.put("data.folder", dataFolder.toString());
        for (String key : LOCAL) {
            Optional.ofNullable(present.getProperty(key)).ifPresent(kept -> lines.put(key, kept));
        }
        Path candidate = settings.resolveSibling(settings.getFileName() + ".enrolled");
        PrivateText.write(candidate, text(lines));
        Optional<String> problem = check.problem(candidate);
        if (problem.isPresent()) {
            Files.delete(candidate);
            return problem;
        }
        Files.move(candidate, settings, StandardCopyOption.ATOMIC_MOVE);
        PrivateText.sync(settings);
        return Optional.empty();
    }

    /** Says why settings cannot be used. */
    @FunctionalInterface
    interface SettingsCheck {
        /** The problems of the settings in this file; empty when the node can start with them. */
        Optional<String> problem(Path file);
    }

    /** Lines as {@link Properties#load} reads them back. */
    private static String text(Map<String, String> lines) {
        var text = new StringBuilder();
        lines.forEach((key, value) -> {
            String escaped = value.replace("\\", "\\\\");
            text.append(key)
                    .append('=')
                    .append(escaped.startsWith(" ") ? "\\" + escaped : escaped)
                    .append('\n');
        });
        return text.toString();
    }

    private static String pem(String base64) {
        byte[] der = Base64.getDecoder().decode(base64);
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
    }
}
