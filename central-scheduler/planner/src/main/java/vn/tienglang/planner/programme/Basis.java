package vn.tienglang.planner.programme;

/**
 * Everything a plan is made from.
 *
 * @param places where people are, and what they speak
 * @param content what can be heard
 * @param orders what is to be heard
 * @param law what is allowed
 */
public record Basis(Places places, Content content, Orders orders, Law law) {}
