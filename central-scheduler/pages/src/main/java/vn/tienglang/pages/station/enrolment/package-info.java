/**
 * Pages and API of the enrolment of stations: adding a station, its code as text and QR, replacing
 * and revoking a board, and the acceptance report. Input: forms of officers, requests of boards.
 * Output: pages, and answers for boards.
 */
@NullMarked
package vn.tienglang.pages.station.enrolment;

import org.jspecify.annotations.NullMarked;
