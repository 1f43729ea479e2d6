package vn.tienglang.pages.proof;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import vn.tienglang.airtime.proof.MerkleHash;
import vn.tienglang.office.proof.CheckpointService;
import vn.tienglang.office.proof.CosignatureResult;
import vn.tienglang.office.store.proof.ProofLogRepository.StoredCheckpoint;
import vn.tienglang.pages.http.RouteAccess;

/**
 * Files of the proof log as plain text, for witnesses and everybody else: they contain ids of
 * stations, digests and signatures. A witness proves who it is by its signature.
 */
public final class ProofFileRoutes {
    private static final String ROOT = "/bang-chung/";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
    private static final int LINE_BYTES = 400;

    private final CheckpointService checkpoints;
    private final InstantSource clock;

    public ProofFileRoutes(CheckpointService checkpoints, InstantSource clock) {
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    public void register(RoutesConfig routes) {
        routes.get(
                ROOT + "checkpoint",
                context -> respond(context, checkpoints.latest()),
                RouteAccess.OPEN);
        routes.get(
                ROOT + "checkpoint/{size}",
                context ->
                        respond(
                                context,
                                number(context, "size").stream()
                                        .mapToObj(checkpoints::checkpoint)
                                        .flatMap(Optional::stream)
                                        .findFirst()),
                RouteAccess.OPEN);
        routes.get(
                ROOT + "consistency/{older}/{size}",
                context ->
                        respondProof(
                                context,
                                checkpoints.consistency(
                                        number(context, "older").orElse(-1),
                                        number(context, "size").orElse(-1))),
                RouteAccess.OPEN);
        routes.get(
                ROOT + "inclusion/{index}/{size}",
                context ->
                        respondProof(
                                context,
                                checkpoints.inclusion(
                                        number(context, "index").orElse(-1),
                                        number(context, "size").orElse(-1))),
                RouteAccess.OPEN);
        routes.get(ROOT + "leaves/{from}", this::leaves, RouteAccess.OPEN);
        routes.post(ROOT + "cosignature/{size}", this::cosign, RouteAccess.OPEN);
    }

    private static OptionalLong number(Context context, String name) {
        String text = context.pathParam(name);
        return NUMBER.matcher(text).matches()
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    private static void respond(Context context, int status, String text) {
        context.status(status).contentType("text/plain; charset=utf-8").result(text);
    }

    private static void respond(Context context, Optional<StoredCheckpoint> found) {
        respond(
                context,
                found.isPresent() ? 200 : 404,
                found.map(one -> CheckpointService.note(one).format())
                        .orElse("no such checkpoint\n"));
    }

    private static void respondProof(Context context, Optional<List<MerkleHash>> proof) {
        var text = new StringBuilder();
        proof.ifPresent(path -> path.forEach(hash -> text.append(hash.base64()).append('\n')));
        respond(
                context,
                proof.isPresent() ? 200 : 404,
                proof.isPresent() ? text.toString() : "the log has no such sizes\n");
    }

    private void leaves(Context context) {
        OptionalLong from = number(context, "from");
        var text = new StringBuilder();
        from.ifPresent(first ->
                checkpoints
                        .leaves(first)
                        .forEach(leaf ->
                                text.append("leaf ")
                                        .append(leaf.index())
                                        .append(' ')
                                        .append(leaf.content().lines().count())
                                        .append('\n')
                                        .append(leaf.content())));
        respond(context, from.isPresent() ? 200 : 404, text.toString());
    }

    private void cosign(Context context) {
        byte[] body = context.bodyAsBytes();
        OptionalLong size = number(context, "size");
        if (body.length > LINE_BYTES || size.isEmpty()) {
            respond(context, 400, "not a signature line\n");
            return;
        }
        CosignatureResult result =
                checkpoints.cosign(
                        size.getAsLong(),
                        new String(body, StandardCharsets.UTF_8),
                        clock.instant());
        switch (result) {
            case CosignatureResult.Stored(String witness, var at) ->
                    respond(context, 200, "stored for " + witness + " at " + at + "\n");
            case CosignatureResult.UnknownCheckpoint() ->
                    respond(context, 404, "no such checkpoint\n");
            case CosignatureResult.UnknownCosigner() ->
                    respond(context, 403, "the settings of the centre name no such witness\n");
            case CosignatureResult.WrongSignature(String witness) ->
                    respond(context, 403, "the signature of " + witness + " is wrong\n");
            case CosignatureResult.WrongClock(String witness, var at) ->
                    respond(context, 422, "the clock of " + witness + " says " + at + "\n");
        }
    }
}
