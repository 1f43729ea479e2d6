package vn.tienglang.office.proof;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.ClockSource;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.proof.BundleCheck;
import vn.tienglang.airtime.proof.SignedNote;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.AsRunBranch;
import vn.tienglang.office.store.station.AsRunGap;
import vn.tienglang.office.store.station.ReceivedAsRunEntry;

/** Stations that air one minute twice a day from October to December, and their proof log. */
public final class ProofWorld {
    /** The month that is exported. */
    public static final YearMonth MONTH = YearMonth.of(2026, 11);

    private static final LocalDate FIRST = LocalDate.of(2026, 10, 28);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 5);
    private static final int RATE_HZ = 16_000;
    private static final long FRAMES = 60L * RATE_HZ;

    private final Transactions transactions;
    private final CheckpointService checkpoints;
    private final Map<StationId, OfficeSamples.Keys> keys = new LinkedHashMap<>();

    /** A world in memory. */
    public ProofWorld() {
        this(new InMemoryTransactions());
    }

    /** A world in this store. */
    public ProofWorld(Transactions transactions) {
        this.transactions = transactions;
        this.checkpoints = ProofSamples.service(transactions);
    }

    /** The store. */
    public Transactions transactions() {
        return transactions;
    }

    /** The stations. */
    public List<StationId> stations() {
        return List.copyOf(keys.keySet());
    }

    /** Adds a station. */
    public StationId join(String name) {
        Station station = OfficeSamples.station(name, OfficeSamples.DONG_KINH);
        var ownKeys = OfficeSamples.Keys.of(station, 1);
        keys.put(station.id(), ownKeys);
        transactions.inTransaction(repositories -> {
            repositories.enrolments().put(OfficeSamples.enrolment(station, ownKeys));
            return true;
        });
        return station.id();
    }

    /** Every station airs all its days in one chain, with a checkpoint each evening. */
    public ProofWorld airAll() {
        Map<StationId, AsRunLog> ends = new LinkedHashMap<>();
        keys.keySet().forEach(id -> ends.put(id, AsRunLog.empty(id, new ChainId("c-" + id))));
        for (LocalDate date = FIRST; !date.isAfter(LAST); date = date.plusDays(1)) {
            LocalDate day = date;
            ends.replaceAll((_, end) -> air(end, day));
            checkpoint(day);
        }
        return this;
    }

    /** Writes a checkpoint at the end of this day. */
    public void checkpoint(LocalDate day) {
        checkpoints.write(at(day, "23:00"));
    }

    /** Signs the latest checkpoint as the witness. */
    public ProofWorld cosign() {
        var latest = checkpoints.latest().orElseThrow();
        String line = ProofSamples.cosigned(SignedNote.parse(latest.note()), latest.madeAt());
        checkpoints.cosign(latest.size(), line, latest.madeAt());
        return this;
    }

    /** Stores the two airings of a day, and the log that plans them. */
    public AsRunLog air(AsRunLog end, LocalDate day) {
        Clip clip = OfficeSamples.clip("Bản tin", Duration.ofSeconds(60));
        var airings = new ArrayList<Airing>();
        var entries = new ArrayList<SignedEntry>();
        AsRunLog at = end;
        for (String time : List.of("05:30", "17:00")) {
            String date = day.toString().replace("-", "");
            var id = new AiringId("s" + time.substring(0, 2) + "-" + date);
            Instant start = at(day, time);
            airings.add(
                    new Airing(
                            id,
                            new Airtime(start, start.plus(clip.length())),
                            clip.id(),
                            MessageClass.ORDINARY));
            Evidence evidence = time.equals("05:30") ? Evidence.RENDERED : Evidence.COMMANDED;
            SignedEntry entry =
                    at.next(
                            id,
                            day,
                            1,
                            start.plusSeconds(61),
                            new ClockQuality(ClockSource.CENTRE, Duration.ofMillis(20)),
                            new Outcome.Aired(
                                    new Playback(
                                            start.minusSeconds(1),
                                            start,
                                            FRAMES,
                                            FRAMES,
                                            RATE_HZ,
                                            evidence,
                                            "loa của đài, \"số 1\"")),
                            keys(end.station()).signer());
            entries.add(entry);
            at = at.append(entry.entry());
        }
        store(0, 0, 1, at, entries);
        transactions.inTransaction(repositories -> {
            if (repositories.dailyLogs().latest(end.station(), day).isEmpty()) {
                OfficeSamples.issue(
                        repositories,
                        new DailyLog(end.station(), day, 1, airings, List.of(clip)),
                        at(day, "00:30"));
            }
            return true;
        });
        return at;
    }

    /** Stores entries in a branch. */
    public void store(int branch, int parent, long first, AsRunLog end, List<SignedEntry> entries) {
        Instant now = entries.getLast().entry().settledAt().truncatedTo(ChronoUnit.MILLIS);
        transactions.inTransaction(repositories -> {
            repositories
                    .asRun()
                    .append(
                            new AsRunBranch(branch, parent, first, end, now, now),
                            entries.stream().map(one -> new ReceivedAsRunEntry(one, now)).toList());
            return true;
        });
    }

    /** The station states that so many entries after the end are lost. */
    public AsRunLog lose(AsRunLog end, int count) {
        var after =
                new AsRunLog(
                        end.station(),
                        end.chain(),
                        end.sequence() + count,
                        Digest.of("lost " + end.sequence()));
        Instant now = at(LAST, "12:00");
        transactions.inTransaction(repositories -> {
            repositories
                    .asRun()
                    .addGap(
                            new AsRunBranch(0, 0, 1, after, now, now),
                            new AsRunGap(
                                    0, end.sequence() + 1, after.sequence(), after.head(), now));
            return true;
        });
        return after;
    }

    /** Key of a station. */
    public OfficeSamples.Keys keys(StationId station) {
        return requireNonNull(keys.get(station));
    }

    /** Local time of a day. */
    public static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(OfficeSamples.HANOI).toInstant();
    }

    /** The files of the exported month. */
    public Map<String, byte[]> export() {
        var export = new ProofExport(transactions, ProofSamples.identity());
        var files = new LinkedHashMap<String, byte[]>();
        try {
            export.write(export.prepare("20", stations(), MONTH).orElseThrow(), files::put);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** Checks files with the keys of the samples. */
    public static BundleCheck.Result check(Map<String, byte[]> files) {
        var check = new BundleCheck(List.of(ProofSamples.KEY), List.of(ProofSamples.WITNESS_KEY));
        files.forEach(check::file);
        return check.result();
    }
}
