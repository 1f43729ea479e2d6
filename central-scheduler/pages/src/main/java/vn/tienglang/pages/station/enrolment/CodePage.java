package vn.tienglang.pages.station.enrolment;

import vn.tienglang.pages.html.PageFrame;
import vn.tienglang.pages.html.QrCode;

/**
 * Page with a new enrolment code. It is shown once.
 *
 * @param station id of the station
 * @param code the code in groups
 * @param until until when it is valid
 * @param address address of the centre as the officer's browser knows it
 * @param command command for the Pi
 * @param qr address and code for a telephone
 */
public record CodePage(
        PageFrame frame,
        String station,
        String code,
        String until,
        String address,
        String command,
        QrCode qr) {}
