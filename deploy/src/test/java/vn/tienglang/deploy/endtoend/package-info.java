/**
 * End-to-end tests with real processes and sockets. Input: the built programs. Faults: a killed
 * program, a cut network, an unknown MQTT client. Output: test results.
 */
@NullMarked
package vn.tienglang.deploy.endtoend;

import org.jspecify.annotations.NullMarked;
