package vn.tienglang.node.gpio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests of sizes, offsets and numbers as gcc takes them from linux/gpio.h on x86-64 and arm64. */
class GpioUapiTest {
    @Test
    void lineRequestHasTheLayoutOfTheKernel() {
        assertThat(GpioUapi.LINE_REQUEST.byteSize()).isEqualTo(592);
        assertThat(GpioUapi.offset(GpioUapi.LINE_REQUEST, "consumer")).isEqualTo(256);
        assertThat(GpioUapi.offset(GpioUapi.LINE_REQUEST, "config")).isEqualTo(288);
        assertThat(GpioUapi.offset(GpioUapi.LINE_REQUEST, "config", "num_attrs")).isEqualTo(296);
        assertThat(GpioUapi.offset(GpioUapi.LINE_REQUEST, "config", "attrs")).isEqualTo(320);
        assertThat(GpioUapi.offset(GpioUapi.LINE_REQUEST, "num_lines")).isEqualTo(560);
        assertThat(GpioUapi.offset(GpioUapi.LINE_REQUEST, "fd")).isEqualTo(588);
    }

    @Test
    void smallStructuresHaveTheLayoutOfTheKernel() {
        assertThat(GpioUapi.CHIP_INFO.byteSize()).isEqualTo(68);
        assertThat(GpioUapi.offset(GpioUapi.CHIP_INFO, "label")).isEqualTo(32);
        assertThat(GpioUapi.offset(GpioUapi.CHIP_INFO, "lines")).isEqualTo(64);
        assertThat(GpioUapi.LINE_VALUES.byteSize()).isEqualTo(16);
    }

    @Test
    void requestsHaveTheNumbersOfTheKernel() {
        assertThat(GpioUapi.GET_CHIP_INFO).isEqualTo(0x8044B401L);
        assertThat(GpioUapi.GET_LINE).isEqualTo(0xC250B407L);
        assertThat(GpioUapi.GET_VALUES).isEqualTo(0xC010B40EL);
        assertThat(GpioUapi.SET_VALUES).isEqualTo(0xC010B40FL);
    }
}
