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
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.airtime.wire.TestKeys;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.deploy.simulation.SimBroker.Packet;
import vn.tienglang.office.OfficeFixture;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.emergency.EmergencyResult;
import vn.tienglang.office.emergency.EmergencySamples;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.office.store.emergency.EmergencyRecord;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.SlotPart;

/**
 * Random scenario of a world: bookings, withdrawals, emergencies and faults. Faults are aimed at
 * slot edges. Each world draws its own mix of faults: some are frequent and others absent, so that
 * rare combinations occur.
 */
final class ScenarioDriver {
    private static final Officer OFFICER = new Officer("lan", "Hoàng Thị Lan");
    private static final int CLIPS = 5;
    private static final Duration LEAST_AHEAD = Duration.ofMillis(20);
    private static final Duration CUE_LEAD = Duration.ofMillis(280);
    private static final Duration MOST_AHEAD = Duration.ofMillis(1_400);

    private static final List<MessageClass> CLASSES =
            List.of(MessageClass.ORDINARY, MessageClass.PRIORITY, MessageClass.EXERCISE);

    private final SimWorld world;
    private final SimContext context;
    private final SeededRandom seed;
    private final List<InjectedFault> faultMix = new ArrayList<>();
    private final List<Clip> clips = new ArrayList<>();
    private final double faultProbabilityPerEdge;
    private final double perCentre;
    private Optional<AiringId> finalAiring = Optional.empty();
    private String finalAnswer = "the centre did not answer";
    private boolean faultsOver;
    private final CentreFaults centreFaults;

    /** The scenario of this world, not started. */
    ScenarioDriver(SimWorld world, SeededRandom seed) {
        this.world = world;
        this.context = world.context();
        this.seed = seed;
        centreFaults = new CentreFaults(world, seed.branch("centre"));
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
        return world.centre().clipSource().put("Bản tin " + index, "vi", length, bytes);
    }

    /** Schedules all actions of the scenario. */
    void start() {
        centreFaults.start();
        context.in(Duration.ofSeconds(1), this::bookTheDay);
        int more = seed.between(2, 12);
        for (int i = 0; i < more; i++) {
            atRandomTime(this::bookAtTheLastMoment);
        }
        int emergencies = seed.chance(0.5) ? seed.between(1, 4) : 0;
        for (int i = 0; i < emergencies; i++) {
            atRandomTime(this::release);
        }
        int strays = faultMix.isEmpty() ? 0 : seed.between(0, 5 * world.stations().size());
        for (int i = 0; i < strays; i++) {
            atRandomTime(() -> injectFaultSomewhere(seed.oneOf(faultMix)));
        }
        int hostile = seed.chance(0.5) ? seed.between(1, 40) : 0;
        for (int i = 0; i < hostile; i++) {
            atRandomTime(this::injectHostileMessage);
        }
        int deaths = seed.chance(perCentre) ? seed.between(1, 5) : 0;
        for (int i = 0; i < deaths; i++) {
            atRandomTime(this::crashTheCentre);
        }
    }

    private void atRandomTime(Runnable action) {
        context.in(seed.upTo(world.faultDuration()), () -> unlessFaultsOver(action));
    }

    private void unlessFaultsOver(Runnable action) {
        if (!faultsOver) {
            action.run();
        }
    }

    /** Ends all faults and repairs everything. */
    void endFaults() {
        faultsOver = true;
        centreFaults.end();
        context.broker().start();
        world.centre().endFaults();
        world.stations().forEach(SimStation::repairEverything);
        context.in(Duration.ofMinutes(5), this::bookFinalSlot);
    }

    /**
     * Books a slot after all repairs, with a clip that no station has yet. A second time is tried,
     * because the first may touch the quiet second of the simulated country.
     */
    private void bookFinalSlot() {
        context.listener().onEvent(new SimEvent.RepairedLongEnough());
        Clip clip = clip(CLIPS);
        Instant start = context.now().plus(Duration.ofMinutes(15)).truncatedTo(ChronoUnit.SECONDS);
        world.centre().asks(service -> service.clips().registerClips());
        bookFinalSlot(start, clip);
        if (finalAiring.isEmpty()) {
            bookFinalSlot(start.plus(Duration.ofMinutes(5)), clip);
        }
    }

    private void bookFinalSlot(Instant start, Clip clip) {
        world.centre()
                .asks(service -> {
                    BookingResult booking =
                            service.slots()
                                    .with(Losses.ACCEPT)
                                    .book(request(start, SimWorld.PROVINCE, clip), OFFICER);
                    finalAnswer = booking.toString();
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

    /** What the centre answered to the booking after all repairs. */
    String finalAnswer() {
        return finalAnswer;
    }

    /** Airing booked after all repairs, once it is booked. */
    Optional<AiringId> finalAiring() {
        return finalAiring;
    }

    // Bookings, withdrawals, emergencies.

    private void bookTheDay() {
        int slots = seed.between(6, 30);
        Instant at =
                context.now().plus(seed.between(Duration.ofSeconds(20), Duration.ofMinutes(6)));
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
        book(context.now().plus(ahead), seed.oneOf(clips), seed.chance(0.3));
    }

    /** Books for the area of this station, some time ahead. */
    void bookAhead(SimStation station) {
        Duration ahead = seed.logUniform(Duration.ofMinutes(10), Duration.ofHours(3));
        book(context.now().plus(ahead), seed.oneOf(clips), station.station().area());
    }

    private void book(Instant start, Clip clip, boolean everywhere) {
        book(
                start,
                clip,
                everywhere ? SimWorld.PROVINCE : seed.oneOf(world.stations()).station().area());
    }

    private void book(Instant start, Clip clip, AreaCode area) {
        ZonedDateTime local =
                start.plusMillis(999).truncatedTo(ChronoUnit.SECONDS).atZone(SimWorld.ZONE);
        if (context.startInstant().plus(world.faultDuration()).isBefore(local.toInstant())) {
            return;
        }
        BookingRequest request = inParts(request(local.toInstant(), area, clip));
        world.centre()
                .asks(service ->
                        booked(
                                service.slots().with(Losses.ACCEPT).book(request, OFFICER),
                                local,
                                clip));
    }

    /** Some programmes have several parts. */
    private BookingRequest inParts(BookingRequest one) {
        if (!seed.chance(0.2)) {
            return one;
        }
        var parts = new ArrayList<SlotPart>(one.parts());
        for (int more = seed.between(1, 2); more > 0; more--) {
            parts.add(new SlotPart.Recording(seed.oneOf(clips).id()));
        }
        return new BookingRequest(
                one.title(),
                one.issuer(),
                one.target(),
                one.when(),
                one.starting(),
                one.hardEnd(),
                parts,
                one.languages(),
                one.messageClass());
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
                    world.reached(CoverageMark.BOOKING_REFUSED);
            case BookingResult.Booked booked -> {
                Airtime airtime = Airtime.of(start.toInstant(), clip.length());
                booked.stations().forEach(station -> aimAt(world.station(station), airtime));
                if (seed.chance(faultProbabilityPerEdge / 2)) {
                    atSlotEdge(airtime, () -> withdraw(booked.slot().id()));
                }
            }
        }
    }

    private void withdraw(SlotId slot) {
        world.centre().asks(service -> service.slots().with(Losses.ACCEPT).withdraw(slot, OFFICER));
        if (seed.chance(0.2)) {
            world.centre()
                    .asks(service -> service.slots().with(Losses.ACCEPT).withdraw(slot, OFFICER));
        }
    }

    private void release() {
        List<AreaCode> areas =
                seed.chance(0.5)
                        ? List.of(SimWorld.PROVINCE)
                        : List.of(seed.oneOf(world.stations()).station().area());
        Duration expires = seed.logUniform(Duration.ofSeconds(30), Duration.ofMinutes(30));
        Clip clip = seed.oneOf(clips);
        EmergencyRecord.Content request =
                EmergencySamples.content(
                        Emergency.Kind.ALERT,
                        false,
                        areas,
                        List.of(clip.id()),
                        context.now().plus(expires),
                        seed.chance(0.3) ? (int) clip.length().toMinutes() + 2 : 0,
                        0);
        if (seed.chance(faultProbabilityPerEdge / 2)) {
            InjectedFault.BUFFER_FULL.apply(seed.oneOf(world.stations()), seed);
        }
        world.centre().asks(service -> released(service, request));
        if (seed.chance(0.4)) {
            context.in(
                    seed.upTo(clip.length().multipliedBy(2)),
                    () -> unlessFaultsOver(this::release));
        }
    }

    private void released(OfficeFixture service, EmergencyRecord.Content request) {
        if (service.release(request) instanceof EmergencyResult.Done(EmergencyRecord record)) {
            context.listener().onEvent(new SimEvent.Released(record.message().orElseThrow()));
            if (seed.chance(0.4)) {
                Duration after = seed.upTo(Duration.ofMinutes(seed.chance(0.5) ? 2 : 20));
                context.in(after, () -> world.centre().asks(office -> takeBack(office, record)));
            }
            world.stations()
                    .forEach(station -> {
                        if (seed.chance(faultProbabilityPerEdge)) {
                            context.in(
                                    seed.upTo(Duration.ofSeconds(20)),
                                    () -> unlessFaultsOver(() -> injectFault(station)));
                        }
                    });
        }
    }

    /** Cancels the emergency, or replaces it by an update. */
    private void takeBack(OfficeFixture service, EmergencyRecord record) {
        if (seed.chance(0.7)) {
            if (service.emergencies().cancel(record.id(), EmergencySamples.SECOND)
                    instanceof EmergencyResult.Done) {
                world.reached(CoverageMark.EMERGENCY_CANCELLED);
            }
            return;
        }
        EmergencyRecord.Content before = record.content();
        boolean isUpdated =
                service.release(
                                EmergencySamples.content(
                                        Emergency.Kind.UPDATE,
                                        false,
                                        before.areas(),
                                        List.of(seed.oneOf(clips).id()),
                                        context.now().plus(Duration.ofMinutes(10)),
                                        0,
                                        record.id()))
                        instanceof EmergencyResult.Done;
        if (isUpdated) {
            world.reached(CoverageMark.EMERGENCY_UPDATED);
        }
    }

    // Faults.

    /** May schedule a fault at an edge of the slot. */
    private void aimAt(SimStation station, Airtime airtime) {
        if (seed.chance(faultProbabilityPerEdge / 5)) {
            // Between the closing of the relay and the first frame, where little time is left.
            Duration most = seed.chance(0.5) ? CUE_LEAD : MOST_AHEAD;
            Instant at = airtime.start().minus(seed.between(LEAST_AHEAD, most));
            context.at(at, () -> unlessFaultsOver(() -> aimed(station)));
        }
        if (!faultMix.isEmpty() && seed.chance(faultProbabilityPerEdge)) {
            atSlotEdge(airtime, () -> injectFault(station));
        }
    }

    /** The program stands still, the wall clock steps, staff press stop, or the relay sticks. */
    private void aimed(SimStation station) {
        switch (seed.below(6)) {
            case 0, 1, 2 ->
                    station.standsStill(
                            seed.logUniform(Duration.ofSeconds(1), Duration.ofSeconds(150)));
            case 3 -> InjectedFault.WALL_STEPS.apply(station, seed);
            case 4 -> station.staffPressStop();
            case 5 -> InjectedFault.RELAY_STICKS.apply(station, seed);
            default -> throw new IllegalStateException("no such aimed fault");
        }
    }

    private void injectFault(SimStation station) {
        if (!faultMix.isEmpty()) {
            seed.oneOf(faultMix).apply(station, seed);
        }
    }

    private void injectFaultSomewhere(InjectedFault fault) {
        fault.apply(seed.oneOf(world.stations()), seed);
    }

    private void atSlotEdge(Airtime airtime, Runnable action) {
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
        context.at(at, () -> unlessFaultsOver(action));
    }

    private void crashTheCentre() {
        Duration back = seed.logUniform(Duration.ofSeconds(1), Duration.ofMinutes(15));
        switch (seed.below(5)) {
            case 0 -> world.centre().dies(back, "killed");
            case 1 -> world.centre().crashPoint(back).at("before the commit");
            case 2 -> world.centre().crashPoint(back).at("after the commit");
            case 3 -> world.centre().crashPoint(back).at("after publishing");
            case 4 -> world.centre().crashPoint(back).afterTouches(seed.below(30));
            default -> throw new IllegalStateException("no such fault of the centre");
        }
    }

    /** Injects a replayed or a forged message at the broker. */
    private void injectHostileMessage() {
        List<Packet> history = context.broker().history();
        if (!history.isEmpty() && seed.chance(0.7)) {
            SignedMessage old = seed.oneOf(history).signedMessage();
            injectMessage(old);
        } else {
            injectMessage(forged());
        }
    }

    private void injectMessage(SignedMessage signedMessage) {
        context.broker()
                .injectMessage(new Packet(signedMessage, seed.chance(0.5), false, Packet.NEVER));
    }

    private SignedMessage forged() {
        StationId station = seed.oneOf(world.stations()).id();
        LocalDate today = context.now().atZone(SimWorld.ZONE).toLocalDate();
        String topic =
                seed.oneOf(
                        List.of(
                                new Topic.Log(station, today).text(),
                                new Topic.Urgent().text(),
                                new Topic.EmergencyNumber(7).text(),
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
