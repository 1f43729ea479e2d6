package vn.tienglang.central;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Area;
import vn.tienglang.office.station.RelayOption;
import vn.tienglang.office.station.StationSettings;
import vn.tienglang.office.store.station.Enrolment;

/**
 * Settings of stations as the settings of this centre make them.
 *
 * @param keys signing keys of the centre, which the station pins
 * @param tls authority of the centre; empty when stations connect without TLS
 */
record CentralStationSettings(
        CentralConfig config, CentreKeys keys, Optional<CentreTls> tls, InstantSource clock)
        implements StationSettings {
    @Override
    public Map<String, String> settings(
            Enrolment enrolment, List<Area> ancestry, RelayOption relay, int pagePort) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("station", enrolment.station().id().value());
        settings.put("station.name", enrolment.station().name());
        settings.put(
                "areas",
                ancestry.stream().map(one -> one.code().value()).collect(Collectors.joining(",")));
        settings.put("zone", config.zone().getId());
        settings.put("centre.host", config.mqttAddress());
        settings.put("centre.port", Integer.toString(config.mqttPort()));
        if (tls.isPresent()) {
            settings.put("centre.tls", "yes");
        }
        for (String line : KeysCommand.settings(keys)) {
            int end = line.indexOf('=');
            settings.put(line.substring(0, end), line.substring(end + 1));
        }
        settings.put("station.key.id", enrolment.key().value());
        settings.put("sound", "auto");
        settings.putAll(relay.settings());
        settings.put("page.port", Integer.toString(pagePort));
        return settings;
    }

    @Override
    public Optional<Certificates> certificates(Enrolment enrolment) {
        return tls.map(one -> one.certificates(enrolment, clock.instant()));
    }
}
