package vn.tienglang.planner.engine;

import vn.tienglang.planner.mix.LanguageProfile;

/**
 * What is spoken at a station.
 *
 * @param profileNumber its number: equal profiles have the same
 * @param languageProfile the profile itself
 */
record LanguageGroup(int profileNumber, LanguageProfile languageProfile) {}
