package vn.tienglang.office.station;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Area;
import vn.tienglang.office.store.station.Enrolment;

/** Settings of a centre without TLS at a fixed address. */
public final class PlainStationSettings implements StationSettings {
    @Override
    public Map<String, String> settings(
            Enrolment enrolment, List<Area> ancestry, RelayOption relay, int pagePort) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("station", enrolment.station().id().value());
        settings.put("station.name", enrolment.station().name());
        settings.put(
                "areas",
                ancestry.stream().map(one -> one.code().value()).collect(Collectors.joining(",")));
        settings.put("station.key.id", enrolment.key().value());
        settings.putAll(relay.settings());
        settings.put("page.port", Integer.toString(pagePort));
        return settings;
    }

    @Override
    public Optional<Certificates> certificates(Enrolment enrolment) {
        return Optional.empty();
    }
}
