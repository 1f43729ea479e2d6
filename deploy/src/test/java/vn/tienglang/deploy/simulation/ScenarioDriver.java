package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.airtime.wire.TestKeys;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.deploy.simulation.SimBroker.Packet;
import vn.tienglang.office.OfficeFixture;
import vn.tienglang.office.emergency.EmergencyRequest;
import vn.tienglang.office.emergency.EmergencyResult;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/**
 * Everything that people and chance do to a world: the office books, withdraws and calls; and
 * whatever can go wrong does so, as a rule just when it hurts most. Each world has its own temper:
 * some kinds of trouble come often in it and others never, so that rare meetings of two come about.
 */
final class ScenarioDriver {
    private static final Officer OFFICER = new Officer("lan", "Hoàng Thị Lan");
    private static final int CLIPS = 5;

    private static final List<MessageClass> CLASSES =
            List.of(MessageClass.ORDINARY, MessageClass.PRIORITY, MessageClass.EXERCISE);

    private final SimWorld world;
    private final SimContext scene;
    private final SeededRandom seed;
    private final List<InjectedFault> faultMix = new ArrayList<>();
    private final List<Clip> clips = new ArrayList<>();
    private final double faultProbabilityPerEdge;
    private final double perCentre;
    private Optional<AiringId> finalAiring = Optional.empty();
    private boolean over;

    /** The mischief of this world, which has not begun. */
    ScenarioDriver(SimWorld world, SeededRandom seed) {
        this.world = world;
        this.scene = world.context();
        this.seed = seed;
        for (InjectedFault fault : InjectedFault.values()) {
            for (int weight = seed.chance(0.5) ? seed.between(1, 4) : 0; weight > 0; weight--) {
                faultMix.add(fault);
            }
        }
        faultProbabilityPerEdge = seed.oneOf(List.of(0.0, 0.1, 0.3, 0.6));
        perCentre = seed.oneOf(List.of(0.0, 0.2, 0.6));
        for (int i = 0; i < CLIPS; i++) {
            clips.add(clip(i));
        }
    }

    private Clip clip(int index) {
        byte[] bytes = new byte[seed.between(5, 90) * 1_000];
        for (int i = 0; i < bytes.length; i += 997) {
            bytes[i] = (byte) seed.number();
        }
        Duration length = seed.logUniform(Duration.ofSeconds(2), Duration.ofMinutes(3));
        return world.centre().shelf().put("Bản tin " + index, "vi", length, bytes);
    }

    /** It all begins. */
    void begins() {
        scene.in(Duration.ofSeconds(1), this::bookTheDay);
        int more = seed.between(2, 12);
        for (int i = 0; i < more; i++) {
            soon(this::bookAtTheLastMoment);
        }
        int alarms = seed.chance(0.5) ? seed.between(1, 4) : 0;
        for (int i = 0; i < alarms; i++) {
            soon(this::release);
        }
        int strays = faultMix.isEmpty() ? 0 : seed.between(0, 5 * world.stations().size());
        for (int i = 0; i < strays; i++) {
            soon(() -> strikeSomewhere(seed.oneOf(faultMix)));
        }
        int hostile = seed.chance(0.5) ? seed.between(1, 40) : 0;
        for (int i = 0; i < hostile; i++) {
            soon(this::slipSomethingIn);
        }
        int deaths = seed.chance(perCentre) ? seed.between(1, 5) : 0;
        for (int i = 0; i < deaths; i++) {
            soon(this::troubleTheCentre);
        }
    }

    private void soon(Runnable trouble) {
        scene.in(seed.upTo(world.life()), () -> unlessOver(trouble));
    }

    private void unlessOver(Runnable trouble) {
        if (!over) {
            trouble.run();
        }
    }

    /** Nothing goes wrong any more, and everything is mended. */
    void ends() {
        over = true;
        scene.broker().comeUp();
        world.centre().isLeftInPeace();
        world.stations().forEach(SimStation::isMended);
        scene.in(Duration.ofMinutes(5), this::bookTheEvening);
    }

    /** What is booked when all is well again, with a recording that no station has yet. */
    private void bookTheEvening() {
        Clip clip = clip(CLIPS);
        Instant start = scene.now().plus(Duration.ofMinutes(15)).truncatedTo(ChronoUnit.SECONDS);
        world.centre().asks(office -> office.clips().registerClips());
        world.centre()
                .asks(office -> {
                    BookingResult booking =
                            office.slots().book(request(start, SimWorld.PROVINCE, clip), OFFICER);
                    if (booking instanceof BookingResult.Booked booked) {
                        Slot slot = booked.slot();
                        LocalDate day = start.atZone(SimWorld.ZONE).toLocalDate();
                        finalAiring =
                                Optional.of(
                                        slot.airingId(
                                                slot.when().occurrencesOn(day).getFirst(), 0));
                    }
                });
    }

    /** The name of what was booked when all was well again, once it is booked. */
    Optional<AiringId> finalAiring() {
        return finalAiring;
    }

    // What the office does.

    private void bookTheDay() {
        int slots = seed.between(6, 30);
        Instant at = scene.now().plus(seed.between(Duration.ofSeconds(20), Duration.ofMinutes(6)));
        for (int i = 0; i < slots; i++) {
            Clip clip = seed.oneOf(clips);
            book(at, clip, seed.chance(0.5));
            boolean backToBack = seed.chance(0.3);
            Duration pause =
                    backToBack
                            ? seed.upTo(Duration.ofSeconds(4))
                            : seed.logUniform(Duration.ofSeconds(5), Duration.ofMinutes(30));
            at = at.plus(clip.length()).plus(pause);
        }
    }

    private void bookAtTheLastMoment() {
        Duration ahead = seed.logUniform(Duration.ofMillis(500), Duration.ofMinutes(2));
        book(scene.now().plus(ahead), seed.oneOf(clips), seed.chance(0.3));
    }

    private void book(Instant start, Clip clip, boolean everywhere) {
        ZonedDateTime local =
                start.plusMillis(999).truncatedTo(ChronoUnit.SECONDS).atZone(SimWorld.ZONE);
        if (scene.startInstant().plus(world.life()).isBefore(local.toInstant())) {
            return;
        }
        AreaCode area =
                everywhere ? SimWorld.PROVINCE : seed.oneOf(world.stations()).station().area();
        BookingRequest request = request(local.toInstant(), area, clip);
        world.centre().asks(office -> booked(office.slots().book(request, OFFICER), local, clip));
    }

    private BookingRequest request(Instant start, AreaCode area, Clip clip) {
        ZonedDateTime local = start.atZone(SimWorld.ZONE);
        return BookingRequest.once(
                "Thông báo",
                area,
                local.toLocalDate(),
                local.toLocalTime(),
                clip.id(),
                seed.oneOf(CLASSES));
    }

    private void booked(BookingResult booking, ZonedDateTime start, Clip clip) {
        switch (booking) {
            case BookingResult.Refused _,
                    BookingResult.Unknown _,
                    BookingResult.Outdated _,
                    BookingResult.Closed _ ->
                    world.reached(CoverageMark.DESK_REFUSED_A_BOOKING);
            case BookingResult.Booked booked -> {
                Airtime airtime = Airtime.of(start.toInstant(), clip.length());
                booked.stations().forEach(station -> aimAt(world.station(station), airtime));
                if (seed.chance(faultProbabilityPerEdge / 2)) {
                    atAnEdge(airtime, () -> withdraw(booked.slot().id()));
                }
            }
        }
    }

    private void withdraw(SlotId slot) {
        world.centre().asks(office -> office.slots().withdraw(slot, OFFICER));
        if (seed.chance(0.2)) {
            world.centre().asks(office -> office.slots().withdraw(slot, OFFICER));
        }
    }

    private void release() {
        List<AreaCode> areas =
                seed.chance(0.5)
                        ? List.of(SimWorld.PROVINCE)
                        : List.of(seed.oneOf(world.stations()).station().area());
        Duration expires = seed.logUniform(Duration.ofSeconds(30), Duration.ofMinutes(30));
        Clip clip = seed.oneOf(clips);
        var request = new EmergencyRequest(areas, clip.id(), scene.now().plus(expires));
        world.centre().asks(office -> released(office, request));
        if (seed.chance(0.4)) {
            scene.in(seed.upTo(clip.length().multipliedBy(2)), () -> unlessOver(this::release));
        }
    }

    private void released(OfficeFixture office, EmergencyRequest request) {
        if (office.emergencies().release(request, OFFICER)
                instanceof EmergencyResult.Released(var urgent)) {
            scene.listener().onEvent(new SimEvent.Released(urgent));
            world.stations()
                    .forEach(station -> {
                        if (seed.chance(faultProbabilityPerEdge)) {
                            scene.in(
                                    seed.upTo(Duration.ofSeconds(20)),
                                    () -> unlessOver(() -> strike(station)));
                        }
                    });
        }
    }

    // What goes wrong.

    /** Around a slot's moments something may happen to a station that is to play it. */
    private void aimAt(SimStation station, Airtime airtime) {
        if (!faultMix.isEmpty() && seed.chance(faultProbabilityPerEdge)) {
            atAnEdge(airtime, () -> strike(station));
        }
    }

    private void strike(SimStation station) {
        if (!faultMix.isEmpty()) {
            seed.oneOf(faultMix).apply(station, seed);
        }
    }

    private void strikeSomewhere(InjectedFault fault) {
        fault.apply(seed.oneOf(world.stations()), seed);
    }

    private void atAnEdge(Airtime airtime, Runnable trouble) {
        Instant start = airtime.start();
        Instant edge =
                seed.oneOf(
                        List.of(
                                start.minusMillis(2_500),
                                start.minusMillis(1_500),
                                start.minusMillis(1_400),
                                start.minusMillis(300),
                                start,
                                start.plusMillis(5_000),
                                start.plus(airtime.length().dividedBy(2)),
                                airtime.end(),
                                airtime.end().plusMillis(40),
                                airtime.end().plusMillis(500)));
        Duration off =
                seed.oneOf(
                        List.of(
                                Duration.ofMillis(1),
                                Duration.ofMillis(30),
                                Duration.ofMillis(600),
                                Duration.ofSeconds(5)));
        Instant at = edge.minus(off).plus(seed.upTo(off.multipliedBy(2)));
        scene.at(at, () -> unlessOver(trouble));
    }

    private void troubleTheCentre() {
        Duration back = seed.logUniform(Duration.ofSeconds(1), Duration.ofMinutes(15));
        switch (seed.below(5)) {
            case 0 -> world.centre().dies(back, "killed");
            case 1 -> world.centre().peril(back).at("before the commit");
            case 2 -> world.centre().peril(back).at("after the commit");
            case 3 -> world.centre().peril(back).at("after publishing");
            case 4 -> world.centre().peril(back).afterTouches(seed.below(30));
            default -> throw new IllegalStateException("no such trouble");
        }
    }

    /** Somebody sits at the broker and plays back what was said before, or makes things up. */
    private void slipSomethingIn() {
        List<Packet> history = scene.broker().history();
        if (!history.isEmpty() && seed.chance(0.7)) {
            SignedMessage old = seed.oneOf(history).parcel();
            slipIn(old);
        } else {
            slipIn(forged());
        }
    }

    private void slipIn(SignedMessage parcel) {
        scene.broker().slipIn(new Packet(parcel, seed.chance(0.5), false, Packet.NEVER));
    }

    private SignedMessage forged() {
        StationId station = seed.oneOf(world.stations()).id();
        LocalDate today = scene.now().atZone(SimWorld.ZONE).toLocalDate();
        String topic =
                seed.oneOf(
                        List.of(
                                new Topic.Log(station, today).text(),
                                new Topic.Urgent().text(),
                                new Topic.Acknowledgement(station).text(),
                                new Topic.AsRun(station).text(),
                                "tl/1/up/" + station + "/nonsense"));
        byte[] bytes = new byte[seed.below(300)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) seed.number();
        }
        return seed.chance(0.5)
                ? SignedMessage.of(topic, bytes, TestKeys.station(station))
                : new SignedMessage(topic, bytes, new Signature(new KeyId("nobody-1"), "AAAA"));
    }
}
