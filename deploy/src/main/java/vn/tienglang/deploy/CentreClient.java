package vn.tienglang.deploy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.StationId;

/**
 * An officer at the centre's page, for those who have no eyes: books, watches the board, reads the
 * confirmations. Everything goes over the API.
 */
public final class CentreClient {
    /** The province of the demonstration: Lạng Sơn. */
    public static final String PROVINCE = "20";

    /** What the administrator chooses in place of the one-time password. */
    public static final String PASSWORD = "mot-mat-khau-rat-dai-2026";

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final CentreApi api;

    /** An officer who is logged in. */
    public CentreClient(CentreApi api) {
        this.api = api;
    }

    /** The administrator of a centre that has just printed the one-time password. */
    public static CentreClient ofAdministrator(DemoSystem village) {
        String once =
                village.oneTimePassword()
                        .orElseThrow(
                                () -> new IllegalStateException("no one-time password printed"));
        CentreApi api = village.api();
        api.logInFirst("admin", once, PASSWORD);
        return new CentreClient(api);
    }

    /** The station ident of the library: a tune of six seconds without a pause in it. */
    public UntypedJson ident() {
        return api.get("/api/1/clips")
                .expect(200)
                .body()
                .at("clips")
                .each()
                .filter(clip -> clip.at("title").isText("Nhạc hiệu"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the library has no ident"));
    }

    /** Asks for airtime: a whole second in an area. */
    public CentreApi.Answer requestSlot(String area, Instant start, UntypedJson clip) {
        ZonedDateTime local = start.atZone(ZONE);
        return api.post(
                "/api/1/slots",
                Map.of(
                        "title", clip.at("title").text(),
                        "area", area,
                        "date", local.toLocalDate().toString(),
                        "time", local.toLocalTime().toString(),
                        "clip", clip.at("id").text(),
                        "messageClass", "ordinary"));
    }

    /** Books airtime and answers the slot's name. */
    public String book(String area, Instant start, UntypedJson clip) {
        return requestSlot(area, start, clip).expect(201).body().at("slot").text();
    }

    /** Takes a slot back. */
    public void withdraw(String slot) {
        api.delete("/api/1/slots/" + slot).expect(200);
    }

    /** What the board says of every station, by its name. */
    public Map<StationId, UntypedJson> board() {
        var board = new LinkedHashMap<StationId, UntypedJson>();
        api.get("/api/1/stations")
                .expect(200)
                .body()
                .at("stations")
                .each()
                .forEach(station -> board.put(new StationId(station.at("id").text()), station));
        return board;
    }

    /** True when the station is heard from. */
    public boolean isOnline(StationId station) {
        return stationStatus(station)
                .filter(site -> site.at("presence").isText("online"))
                .isPresent();
    }

    /** What the board says of this slot's airing at this station today. */
    public Optional<UntypedJson> planned(StationId station, String slot) {
        return stationStatus(station)
                .flatMap(site ->
                        site.at("today")
                                .each()
                                .filter(airing -> belongsTo(slot, airing))
                                .findFirst());
    }

    private Optional<UntypedJson> stationStatus(StationId station) {
        return Optional.ofNullable(board().get(station));
    }

    /** The confirmations of this slot from this station; more than one is one too many. */
    public List<UntypedJson> confirmations(StationId station, String slot) {
        return confirmations(station).stream().filter(proof -> belongsTo(slot, proof)).toList();
    }

    /** The latest confirmations of this station, newest first. */
    public List<UntypedJson> confirmations(StationId station) {
        return api.get("/api/1/confirmations?most=500")
                .expect(200)
                .body()
                .at("confirmations")
                .each()
                .filter(proof -> proof.at("station").text().equals(station.value()))
                .toList();
    }

    private static boolean belongsTo(String slot, UntypedJson airing) {
        return airing.at("airing").text().startsWith(slot + "-");
    }
}
