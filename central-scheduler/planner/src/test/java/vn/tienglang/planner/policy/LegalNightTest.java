package vn.tienglang.planner.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;

/** Tests of the legal night as the default rule. */
final class LegalNightTest {
    private static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final AreaCode PROVINCE = new AreaCode("20");
    private static final AreaCode COMMUNE = new AreaCode("05980");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private static final AreaTree AREAS =
            new AreaTree(
                    List.of(
                            area(AreaCode.COUNTRY, AreaCode.COUNTRY, "country"),
                            area(PROVINCE, AreaCode.COUNTRY, "province"),
                            area(COMMUNE, PROVINCE, "commune")));

    private static Area area(AreaCode code, AreaCode parent, String kind) {
        return new Area(code, parent, kind, code.value(), FIRST, LocalDate.MAX);
    }

    private static Permission at(String time, Policy... own) {
        var policies = new ArrayList<>(List.of(own));
        policies.add(LegalNight.POLICY);
        Airtime second =
                Airtime.of(
                        MONDAY.atTime(LocalTime.parse(time)).atZone(HANOI).toInstant(),
                        Duration.ofSeconds(1));
        return new PolicyResolver(AREAS, policies, Set.of())
                .openDay(COMMUNE, MONDAY, HANOI)
                .permit(second);
    }

    private static Policy policy(AreaCode unit, PolicyRule... rules) {
        return new Policy(unit, FIRST, LocalDate.MAX, "QĐ 1", List.of(rules));
    }

    private static LocalTimeRange hours(int from, int until) {
        return LocalTimeRange.between(LocalTime.of(from, 0), LocalTime.of(until, 0));
    }

    private static PolicyRule quiet(int from, int until) {
        return new PolicyRule.QuietHours(
                ApplicableDays.EVERY, PolicyRule.Force.USUAL, hours(from, until));
    }

    private static PolicyRule sessions(LocalTimeRange range) {
        return new PolicyRule.Sessions(
                ApplicableDays.EVERY, PolicyRule.Force.USUAL, List.of(range));
    }

    @Test
    void withoutAPolicyTheNightIsQuietAndNamesItsRule() {
        for (String night : List.of("21:00", "23:59:59", "00:00", "02:00", "05:59:59")) {
            assertThat(at(night))
                    .as(night)
                    .isInstanceOfSatisfying(
                            Permission.Closed.class,
                            closed ->
                                    assertThat(closed.closures())
                                            .singleElement()
                                            .satisfies(one -> {
                                                assertThat(one.kind())
                                                        .isEqualTo(Closure.Kind.QUIET);
                                                assertThat(LegalNight.isCitedBy(one.by())).isTrue();
                                            }));
        }
        assertThat(at("06:00")).isInstanceOf(Permission.Open.class);
        assertThat(at("20:59:59")).isInstanceOf(Permission.Open.class);
    }

    @Test
    void quietHoursOfAnyUnitReplaceIt() {
        for (AreaCode unit : List.of(COMMUNE, PROVINCE, AreaCode.COUNTRY)) {
            Policy own = policy(unit, quiet(22, 5));
            assertThat(at("05:30", own)).isInstanceOf(Permission.Open.class);
            assertThat(at("21:30", own)).isInstanceOf(Permission.Open.class);
            assertThat(at("02:00", own)).isInstanceOf(Permission.Closed.class);
        }
    }

    @Test
    void sessionsOfAnyUnitReplaceItToo() {
        for (AreaCode unit : List.of(COMMUNE, PROVINCE, AreaCode.COUNTRY)) {
            Policy own = policy(unit, sessions(hours(5, 7)));
            assertThat(at("05:00", own)).isInstanceOf(Permission.Open.class);
            assertThat(at("02:00", own))
                    .isInstanceOfSatisfying(
                            Permission.Closed.class,
                            closed ->
                                    assertThat(closed.closures())
                                            .extracting(Closure::kind)
                                            .containsExactly(Closure.Kind.NO_SESSION));
        }
    }

    @Test
    void aCapAloneKeepsIt() {
        var cap =
                new PolicyRule.DayCap(
                        ApplicableDays.EVERY, PolicyRule.Force.USUAL, Duration.ofHours(1));
        assertThat(at("02:00", policy(COMMUNE, cap))).isInstanceOf(Permission.Closed.class);
    }

    @Test
    void aPolicyThatIsNotInForceYetKeepsIt() {
        var later =
                new Policy(
                        COMMUNE, MONDAY.plusDays(2), LocalDate.MAX, "QĐ 2", List.of(quiet(22, 5)));
        assertThat(at("05:30", later)).isInstanceOf(Permission.Closed.class);
    }

    @Test
    void quietHoursOfAHigherUnitStayWhenAUnitLaysDownSessions() {
        Policy province = policy(PROVINCE, quiet(21, 6));
        assertThat(at("05:30", province, policy(COMMUNE, sessions(hours(5, 7)))))
                .isInstanceOf(Permission.Closed.class);
    }
}
