package vn.tienglang.planner.programme;

import vn.tienglang.planner.mix.LanguageProfile;

/**
 * What is spoken at a station.
 *
 * @param profile its number: equal profiles have the same
 * @param languages the profile itself
 */
record Seat(int profile, LanguageProfile languages) {}
