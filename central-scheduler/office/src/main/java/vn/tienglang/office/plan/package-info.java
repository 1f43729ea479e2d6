/**
 * Plan items: policies, profiles, tags, order, playbooks, obligations, holidays, hand-overs. Input:
 * an item with the revision that was read. Output: a plan-item result, an audit entry, a publish
 * trigger.
 */
@NullMarked
package vn.tienglang.office.plan;

import org.jspecify.annotations.NullMarked;
