package vn.tienglang.node.gpio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Sizes, places and numbers as gcc takes them from linux/gpio.h on x86-64 and arm64. */
class UapiTest {
    @Test
    void theLineRequestLiesAsTheKernelExpectsIt() {
        assertThat(Uapi.LINE_REQUEST.byteSize()).isEqualTo(592);
        assertThat(Uapi.offset(Uapi.LINE_REQUEST, "consumer")).isEqualTo(256);
        assertThat(Uapi.offset(Uapi.LINE_REQUEST, "config")).isEqualTo(288);
        assertThat(Uapi.offset(Uapi.LINE_REQUEST, "config", "num_attrs")).isEqualTo(296);
        assertThat(Uapi.offset(Uapi.LINE_REQUEST, "config", "attrs")).isEqualTo(320);
        assertThat(Uapi.offset(Uapi.LINE_REQUEST, "num_lines")).isEqualTo(560);
        assertThat(Uapi.offset(Uapi.LINE_REQUEST, "fd")).isEqualTo(588);
    }

    @Test
    void theSmallerOnesToo() {
        assertThat(Uapi.CHIP_INFO.byteSize()).isEqualTo(68);
        assertThat(Uapi.offset(Uapi.CHIP_INFO, "label")).isEqualTo(32);
        assertThat(Uapi.offset(Uapi.CHIP_INFO, "lines")).isEqualTo(64);
        assertThat(Uapi.LINE_VALUES.byteSize()).isEqualTo(16);
    }

    @Test
    void theRequestsHaveTheKernelsNumbers() {
        assertThat(Uapi.GET_CHIP_INFO).isEqualTo(0x8044B401L);
        assertThat(Uapi.GET_LINE).isEqualTo(0xC250B407L);
        assertThat(Uapi.GET_VALUES).isEqualTo(0xC010B40EL);
        assertThat(Uapi.SET_VALUES).isEqualTo(0xC010B40FL);
    }
}
