package vn.tienglang.deploy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.StationId;

/**
 * Client of the centre's API with the actions of an officer: book, withdraw, read the live board
 * and the confirmations.
 */
public final class CentreClient {
    /** Code of the province of the demonstration, Lạng Sơn. */
    public static final String PROVINCE = "20";

    /** Password that the administrator sets instead of the one-time password. */
    public static final String PASSWORD = "mot-mat-khau-rat-dai-2026";

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final CentreApi api;

    /** A client that uses this logged-in API. */
    public CentreClient(CentreApi api) {
        this.api = api;
    }

    /** Logs in as administrator with the one-time password that the centre has just printed. */
    public static CentreClient ofAdministrator(DemoSystem system) {
        String once =
                system.oneTimePassword()
                        .orElseThrow(
                                () -> new IllegalStateException("no one-time password printed"));
        CentreApi api = system.api();
        api.logInFirst("admin", once, PASSWORD);
        var client = new CentreClient(api);
        client.openNights();
        return client;
    }

    /**
     * Lays down hours for the demonstration, which runs at any time of the day: one quiet minute in
     * place of the legal night. Does nothing if a policy exists.
     */
    public void openNights() {
        if (api.get("/api/1/plan/policies").expect(200).body().at("items").each().count() > 0) {
            return;
        }
        var minute = Map.of("kind", "quiet", "force", "usual", "stretch", "03:59-04:00");
        api.post(
                        "/api/1/plan/policies",
                        Map.of(
                                "unit",
                                PROVINCE,
                                "from",
                                "2026-01-01",
                                "paper",
                                "Giờ phát của bản trình diễn",
                                "rules",
                                List.of(minute)))
                .expect(201);
    }

    /** The station ident of the clip library: six seconds of music without a pause. */
    public UntypedJson ident() {
        return clip("Nhạc hiệu");
    }

    /** The clip of the library with this title. */
    public UntypedJson clip(String title) {
        return api.get("/api/1/clips")
                .expect(200)
                .body()
                .at("clips")
                .each()
                .filter(clip -> clip.at("title").isText(title))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the library has no " + title));
    }

    /** Requests a slot in an area at this whole second. */
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

    /** Books a slot and returns its id. */
    public String book(String area, Instant start, UntypedJson clip) {
        return requestSlot(area, start, clip).expect(201).body().at("slot").text();
    }

    /** Withdraws a slot. */
    public void withdraw(String slot) {
        api.delete("/api/1/slots/" + slot).expect(200);
    }

    /**
     * Releases an emergency, the first of this centre, in the whole province by one person with a
     * reason, as an officer does on the pages. It is repeated every five minutes.
     */
    public void releaseEmergency(UntypedJson clip) {
        expectAccepted(
                api.submit(
                        "/khan-cap/soan",
                        "key",
                        "demo-1",
                        "kind",
                        "ALERT",
                        "hazard",
                        "FLASH_FLOOD",
                        "who",
                        "Bà con ven suối",
                        "where",
                        "suối Nà Pàn",
                        "action",
                        "Lên nơi cao ngay",
                        "until",
                        "đến khi báo yên",
                        "source",
                        "Ban chỉ huy xã",
                        "area",
                        PROVINCE,
                        "clip",
                        clip.at("id").text(),
                        "hours",
                        "1",
                        "repeat",
                        "5"));
        expectAccepted(api.submit("/khan-cap/1/xin-phat"));
        expectAccepted(
                api.submit("/khan-cap/1/mot-minh", "reason", "Kiểm tra hệ thống trình diễn"));
    }

    /** Cancels the emergency of {@link #releaseEmergency}. */
    public void cancelEmergency() {
        expectAccepted(api.submit("/khan-cap/1/huy"));
    }

    private static void expectAccepted(int status) {
        if (status != 302) {
            throw new IllegalStateException("the page answered " + status);
        }
    }

    /** The longest clip of the library. */
    public UntypedJson longestClip() {
        return api.get("/api/1/clips")
                .expect(200)
                .body()
                .at("clips")
                .each()
                .max(Comparator.comparingLong(clip -> clip.at("lengthMs").number()))
                .orElseThrow(() -> new IllegalStateException("the library is empty"));
    }

    /** Live board: state of every station by its id. */
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

    /** True when the board shows the station as online. */
    public boolean isOnline(StationId station) {
        return stationStatus(station)
                .filter(site -> site.at("presence").isText("online"))
                .isPresent();
    }

    /** Airing of this slot at this station today, as the board shows it. */
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

    /** Confirmations of this slot from this station; correct is at most one. */
    public List<UntypedJson> confirmations(StationId station, String slot) {
        return confirmations(station).stream().filter(entry -> belongsTo(slot, entry)).toList();
    }

    /** The latest confirmations of this station, newest first. */
    public List<UntypedJson> confirmations(StationId station) {
        return api.get("/api/1/confirmations?most=500")
                .expect(200)
                .body()
                .at("confirmations")
                .each()
                .filter(entry -> entry.at("station").text().equals(station.value()))
                .toList();
    }

    private static boolean belongsTo(String slot, UntypedJson airing) {
        return airing.at("airing").text().startsWith(slot + "-");
    }
}
