/**
 * Simulator of a whole province in virtual time: many stations, each the production {@code
 * StationLoop} and {@code Playout} with simulated devices, and the services of the centre on a real
 * database. It prints what was true beside what the centre believes, and it writes the past week of
 * the demonstration.
 *
 * <p>In the test sources, because it uses the simulated devices of the node and the fixture of the
 * office.
 */
@org.jspecify.annotations.NullMarked
package vn.tienglang.deploy.province;
