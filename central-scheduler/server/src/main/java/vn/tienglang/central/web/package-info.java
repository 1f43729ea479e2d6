/**
 * Pages and interface of the office over HTTP.
 *
 * <p>A request enters; it is held against the session of {@link vn.tienglang.central.accounts} and
 * against forgery from other sites, its fields are parsed with every complaint at once, and what is
 * left goes to the desk. What leaves is a page, ready on the server and readable without a script,
 * or JSON that {@code openapi.json} describes. All words come from {@link
 * vn.tienglang.central.web.Words}. Nothing is decided here: what may play is the planner's to say,
 * what is done with it the desk's. Javalin, the templates and JSON are met here and nowhere else.
 */
@NullMarked
package vn.tienglang.central.web;

import org.jspecify.annotations.NullMarked;
