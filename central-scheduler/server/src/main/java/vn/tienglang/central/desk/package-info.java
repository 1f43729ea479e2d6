/**
 * The office's verbs: book, withdraw, publish, release, and take over what stations tell.
 *
 * <p>What enters are wishes of officers, verified messages of stations and the ticks of the alarm
 * clock; what leaves are rows in the books and messages in the outbox, both or neither. Every verb
 * may be called twice, late, or again after a crash, and comes to the same. Time is given by the
 * caller or read from an {@link java.time.InstantSource}. What the desk needs from the world are
 * the ports declared here ({@link vn.tienglang.central.desk.Archive}, {@link
 * vn.tienglang.central.desk.Post}, {@link vn.tienglang.central.desk.Alarm}, {@link
 * vn.tienglang.central.desk.ClipShelf}). There is no SQL, MQTT, HTTP or Quartz here, and no opinion
 * about what may play: that is the planner's.
 */
@NullMarked
package vn.tienglang.central.desk;

import org.jspecify.annotations.NullMarked;
