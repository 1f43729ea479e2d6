package vn.tienglang.planner.engine;

import vn.tienglang.planner.mix.LanguageProfile;

/**
 * Languages of a station, shared by stations with equal profiles.
 *
 * @param profileNumber number of the profile: equal profiles have the same number
 * @param languageProfile the profile
 */
record LanguageGroup(int profileNumber, LanguageProfile languageProfile) {}
