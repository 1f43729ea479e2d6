package vn.tienglang.office.report;

import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.planner.compliance.Verdict;

/**
 * Summary of one planned airing at one station.
 *
 * @param id id of the airing
 * @param title title of the slot
 * @param language language of the clip
 * @param messageClass class of the message
 * @param airtime planned start and end
 * @param revision revision of the log
 * @param delivery delivery of the log and the clip to the station
 * @param verdict judgement by the as-run entries
 */
public record AiringSummary(
        AiringId id,
        String title,
        LanguageTag language,
        MessageClass messageClass,
        Airtime airtime,
        int revision,
        DeliveryState delivery,
        Verdict verdict) {}
