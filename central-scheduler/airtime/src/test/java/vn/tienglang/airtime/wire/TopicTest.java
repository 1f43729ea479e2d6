package vn.tienglang.airtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tienglang.airtime.Seeds;
import vn.tienglang.airtime.StationId;

class TopicTest {
    private static final StationId STATION = new StationId("ls-tan-thanh");

    @Test
    void everyTopicIsReadBackFromItsText() {
        Seeds.each(
                3_000,
                random -> {
                    Topic topic = RandomMessages.of(random).topic();
                    assertThat(Topic.parse(topic.text())).contains(topic);
                });
    }

    @Test
    void anyTextIsParsedAndATopicHasOneText() {
        String characters = "tl/1sation-upr20612+#\u0000é ";
        Seeds.each(
                20_000,
                random -> {
                    var text = new StringBuilder(RandomMessages.of(random).topic().text());
                    for (int times = random.nextInt(1, 4); times > 0; times--) {
                        char character = characters.charAt(random.nextInt(characters.length()));
                        int at = random.nextInt(text.length());
                        switch (random.nextInt(3)) {
                            case 0 -> text.setCharAt(at, character);
                            case 1 -> text.insert(at, character);
                            default -> text.deleteCharAt(at);
                        }
                    }
                    Topic.parse(text.toString())
                            .ifPresent(
                                    topic -> assertThat(topic.text()).hasToString(text.toString()));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "tl",
                "tl/1",
                "tl/1/",
                "tl/1/all",
                "tl/1/all/",
                "tl/1/all/urgent/",
                "tl/1/all/urgent/0",
                "tl/1/all/urgent/01",
                "tl/1/all/urgent/+1",
                "tl/1/all/urgent/-1",
                "tl/1/all/urgent/1/2",
                "tl/1/all/urgent/1000000000000000000",
                "tl/1/all/urgent/one",
                "tl/1/up/abc/replies",
                "/tl/1/all/urgent",
                "tl/2/all/urgent",
                "TL/1/all/urgent",
                "tl/1/all/#",
                "tl/1/all/later",
                "tl/1/up/abc",
                "tl/1/up//want",
                "tl/1/up/ab/want",
                "tl/1/up/abc/want/x",
                "tl/1/up/abc/part",
                "tl/1/up/Abc/want",
                "tl/1/up/+/want",
                "tl/1/station/abc/want",
                "tl/1/station/abc/log",
                "tl/1/station/abc/log/today",
                "tl/1/station/abc/log/2026-02-30",
                "tl/1/station/abc/log/2026-11-21/",
                "tl/1/station/abc/log/+12026-11-21",
                "tl/1/station/abc/log/-0001-11-21",
                "tl/1/station/abc/part/2026-11-21",
                "tl/1/station/abc/lag/2026-11-21"
            })
    void otherTextIsNoTopic(String text) {
        assertThat(Topic.parse(text)).isEmpty();
    }

    @Test
    void yearWithSignIsRejected() {
        for (int year : new int[] {-1, 10_000}) {
            assertThatThrownBy(() -> new Topic.Log(STATION, LocalDate.of(year, 1, 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Integer.toString(year));
        }
    }

    @Test
    void filtersMatchOwnAndSharedTopicsOnly() {
        Seeds.each(
                2_000,
                random -> {
                    StationId here = RandomMessages.station(random);
                    Topic topic = RandomMessages.of(random).topic();
                    assertThat(matches(here, topic)).isEqualTo(isMeantFor(here, topic));
                    assertThat(matches(Topic.UP_FILTER, topic.text()))
                            .isEqualTo(isSaidByAStation(topic));
                });
        for (Topic topic :
                List.of(
                        new Topic.Log(STATION, LocalDate.of(2026, 11, 21)),
                        new Topic.Part(STATION),
                        new Topic.Acknowledgement(STATION),
                        new Topic.Urgent(),
                        new Topic.EmergencyNumber(1_795_237_201L),
                        new Topic.Time(),
                        new Topic.TimeAnswer(STATION))) {
            assertThat(matches(STATION, topic)).as(topic.text()).isTrue();
        }
    }

    /** A filter must not match a station whose id begins with another's. */
    @Test
    void filterDoesNotMatchALongerStationId() {
        var longer = new Topic.Part(new StationId("ls-tan-thanh-2"));
        assertThat(matches(STATION, longer)).isFalse();
    }

    private static boolean matches(StationId station, Topic topic) {
        return matches(Topic.downFilter(station), topic.text())
                || matches(Topic.ALL_FILTER, topic.text());
    }

    private static boolean isMeantFor(StationId station, Topic topic) {
        return switch (topic) {
            case Topic.Log(StationId whose, var _) -> whose.equals(station);
            case Topic.Part(StationId whose) -> whose.equals(station);
            case Topic.Acknowledgement(StationId whose) -> whose.equals(station);
            case Topic.TimeAnswer(StationId whose) -> whose.equals(station);
            case Topic.Urgent _, Topic.EmergencyNumber _, Topic.Time _ -> true;
            case Topic.AsRun _,
                    Topic.Status _,
                    Topic.PartRequest _,
                    Topic.TimeRequest _,
                    Topic.Reply _ ->
                    false;
        };
    }

    private static boolean isSaidByAStation(Topic topic) {
        return switch (topic) {
            case Topic.AsRun _,
                    Topic.Status _,
                    Topic.PartRequest _,
                    Topic.TimeRequest _,
                    Topic.Reply _ ->
                    true;
            case Topic.Log _,
                    Topic.Part _,
                    Topic.Acknowledgement _,
                    Topic.Urgent _,
                    Topic.EmergencyNumber _,
                    Topic.Time _,
                    Topic.TimeAnswer _ ->
                    false;
        };
    }

    /** MQTT 5 section 4.7.1, for filters that end in "/#" and have no other wildcard. */
    private static boolean matches(String filter, String topic) {
        assertThat(filter).endsWith("/#").doesNotContain("+");
        String level = filter.substring(0, filter.length() - 2);
        return topic.equals(level) || topic.startsWith(level + "/");
    }
}
