/**
 * The five response situations of the provinces' communication plans, as playbooks: what is heard
 * how often, in which hours and languages, while a unit or zone is in one. Playbooks are data with
 * versions, edited by the office; what they make of a day are the times of a campaign. A unit that
 * is raised gets them at once, and loses them when it is lowered. What is not here: where the air
 * is taken from, and who may raise whom.
 */
@NullMarked
package vn.tienglang.planner.situation;

import org.jspecify.annotations.NullMarked;
