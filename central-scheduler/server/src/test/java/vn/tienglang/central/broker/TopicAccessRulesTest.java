package vn.tienglang.central.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TopicAccessRulesTest {
    private static final String OWN = "ls-dong-kinh";

    @ParameterizedTest
    @ValueSource(strings = {"asrun", "status", "want"})
    void stationPublishesOnItsOwnThreeTopics(String what) {
        assertThat(TopicAccessRules.mayPublish(OWN, "tl/1/up/" + OWN + "/" + what)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tl/1/up/ls-tam-thanh/status",
                "tl/1/up/ls-dong-kinh-2/status",
                "tl/1/up/ls-dong-kinh/anything",
                "tl/1/up/ls-dong-kinh/status/more",
                "tl/1/up/ls-dong-kinh/status::ls-tam-thanh.tl/1/all/#",
                "tl/1/station/ls-dong-kinh/ack",
                "tl/1/all/urgent",
                "tl/1/all/urgent/7",
                "tl/1/up/ls-tam-thanh/reply",
                "tl/1/all/time",
                "$sys.mqtt.retain.tl/1/station/ls-dong-kinh/log/2026-11-21",
                "$sys.mqtt.sessions",
                "activemq.management",
                "activemq.notifications",
                ""
            })
    void stationPublishesOnNoOtherTopic(String topic) {
        assertThat(TopicAccessRules.mayPublish(OWN, topic)).isFalse();
    }

    @Test
    void stationSubscribesToItsOwnTopicsAndThoseForAll() {
        assertThat(TopicAccessRules.maySubscribe(OWN, "tl/1/station/ls-dong-kinh/#")).isTrue();
        assertThat(TopicAccessRules.maySubscribe(OWN, "tl/1/all/#")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#",
                "tl/#",
                "tl/1/#",
                "tl/1/+/#",
                "tl/1/station/#",
                "tl/1/station/+/#",
                "tl/1/station/ls-tam-thanh/#",
                "tl/1/station/ls-dong-kinh/part",
                "tl/1/up/#",
                "tl/1/up/ls-dong-kinh/#",
                "$share/ls-tam-thanh/tl/1/all/#",
                "$share/ls-dong-kinh/tl/1/all/#",
                "tl/1/all/#::ls-tam-thanh.tl/1/all/#",
                "$sys.mqtt.retain.tl/1/station/#",
                "activemq.notifications",
                "$SYS/#"
            })
    void stationSubscribesToNothingElse(String filter) {
        assertThat(TopicAccessRules.maySubscribe(OWN, filter)).isFalse();
    }

    @Test
    void stationUsesOnlyQueuesOfItsOwnName() {
        assertThat(TopicAccessRules.mayUseQueue(OWN, "tl/1/all/#", "ls-dong-kinh.tl/1/all/#"))
                .isTrue();
        assertThat(TopicAccessRules.mayUseQueue(OWN, "tl/1/all/#", "ls-tam-thanh.tl/1/all/#"))
                .isFalse();
        assertThat(TopicAccessRules.mayUseQueue(OWN, "tl/1/all/#", "tl/1/all/#")).isFalse();
    }

    @Test
    void centreUsesAllTopicsUnderTheRootAndNoOthers() {
        assertThat(TopicAccessRules.mayPublish("@centre", "tl/1/all/urgent/7")).isTrue();
        assertThat(TopicAccessRules.maySubscribe("@centre", "tl/1/up/#")).isTrue();
        assertThat(TopicAccessRules.maySubscribe("@centre", "$share/intake/tl/1/up/#")).isTrue();
        assertThat(TopicAccessRules.maySubscribe("@centre", "#")).isFalse();
        assertThat(TopicAccessRules.maySubscribe("@centre", "$share/intake/#")).isFalse();
        assertThat(TopicAccessRules.maySubscribe("@centre", "$share/tl/1/up/#")).isFalse();
        assertThat(TopicAccessRules.mayPublish("@centre", "activemq.management")).isFalse();
    }

    @Test
    void stationCannotHaveTheNameOfTheCentre() {
        assertThat(TopicAccessRules.isName("@centre")).isTrue();
        assertThat(TopicAccessRules.isName("centre"))
                .isTrue(); // valid name of a station, without privileges
        assertThat(TopicAccessRules.mayPublish("centre", "tl/1/all/urgent")).isFalse();
        assertThat(TopicAccessRules.isName("#")).isFalse();
        assertThat(TopicAccessRules.isName("")).isFalse();
    }
}
