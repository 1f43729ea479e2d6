package vn.tienglang.office.report;

import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.planner.compliance.Verdict;

/**
 * One planned airing at one station, as the board shows it.
 *
 * @param id its name
 * @param title of the slot
 * @param language of the clip
 * @param messageClass what it is
 * @param airtime when
 * @param revision of the log that asks for it
 * @param delivery how far it has got
 * @param verdict what became of it
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
