package vn.tienglang.central.broker;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.DiskFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;
import vn.tienglang.airtime.wire.Topic;

/** Artemis configuration of the embedded broker. Comments give the reason of each special value. */
final class ArtemisConfiguration {
    static final String ACCEPTOR = "mqtt";

    /** Listens on the loopback address, for the centre itself, beside one with TLS. */
    static final String LOCAL_ACCEPTOR = "mqtt-local";

    private static final String LOOPBACK = "127.0.0.1";

    /** Topics that stations publish on. */
    private static final String UP = Topic.UP_FILTER;

    /** Where the broker keeps retained messages: a queue of one message for each topic. */
    private static final String RETAINED = "$sys.mqtt.retain." + Topic.ROOT + "#";

    private static final long NO_RING = -1;

    private ArtemisConfiguration() {}

    static Configuration of(EmbeddedBrokerSettings settings, BrokerLimits.Maintenance maintenance) {
        var configuration = new ConfigurationImpl();
        configuration.setName("tieng-lang");
        // MQTT separators and wildcards also inside the broker: the access rules then see exactly
        // the topic that the client sent.
        configuration.setWildCardConfiguration(
                new WildcardConfiguration().setDelimiter('/').setAnyWords('#').setSingleWord('+'));
        setStorage(configuration, settings);
        configuration.setGlobalMaxSize(maintenance.memoryBytes());
        setSecurity(configuration);
        disableUnused(configuration);
        configuration.addAcceptorConfiguration(
                acceptor(ACCEPTOR, settings.host(), settings.port()));
        if (settings.tls().isPresent()) {
            configuration.addAcceptorConfiguration(acceptor(LOCAL_ACCEPTOR, LOOPBACK, 0));
        }
        configuration.addAddressSetting("#", downSettings(maintenance));
        configuration.addAddressSetting(UP, upSettings(maintenance));
        configuration.addAddressSetting(RETAINED, retainedSettings(maintenance));
        // Interval of the scan for due wills; the default is 5 s.
        configuration.setMqttSessionScanInterval(1_000);
        configuration.setMessageExpiryScanPeriod(maintenance.sweepEvery().toMillis());
        configuration.setAddressQueueScanPeriod(maintenance.sweepEvery().toMillis());
        return configuration;
    }

    private static void setStorage(Configuration configuration, EmbeddedBrokerSettings settings) {
        configuration.setPersistenceEnabled(true);
        // The native journal is not in the build; it depends on the file system.
        configuration.setJournalType(JournalType.NIO);
        configuration.setBindingsDirectory(settings.folder().resolve("bindings").toString());
        configuration.setJournalDirectory(settings.folder().resolve("journal").toString());
        configuration.setPagingDirectory(settings.folder().resolve("paging").toString());
        configuration.setLargeMessagesDirectory(settings.folder().resolve("large").toString());
        // New files are written in full; small files make the first start short.
        configuration.setJournalFileSize(4 << 20);
        // A message larger than the buffer is written to its own file. No address limit counts such
        // files, so a station could fill the disk. The largest packet with its headers fits.
        configuration.setJournalBufferSize_NIO(2 * BrokerLimits.PACKET_BYTES);
        configuration.setJournalMinFiles(2);
        configuration.setJournalPoolFiles(4);
        // Limit in bytes, not in percent: a large disk that is 91 % full still has enough room.
        configuration.setMaxDiskUsage(-1);
        configuration.setMinDiskFree(BrokerLimits.DISK_FREE_BYTES);
    }

    private static void setSecurity(Configuration configuration) {
        configuration.setSecurityEnabled(true);
        configuration.setAuthenticationCacheSize(0); // why: see ArtemisSecurity
        configuration.setAuthorizationCacheSize(0);
        // Artemis has a cluster user whose default password is public.
        configuration.setClusterUser(UUID.randomUUID().toString());
        configuration.setClusterPassword(UUID.randomUUID().toString());
        // Only the guarded MQTT protocol is used, not every protocol on the class path.
        configuration.setResolveProtocols(false);
    }

    private static void disableUnused(Configuration configuration) {
        configuration.setJMXManagementEnabled(false);
        configuration.setMessageCounterEnabled(false);
        configuration.setSuppressSessionNotifications(true);
        // There is no configuration file to reload.
        configuration.setConfigurationFileRefreshPeriod(-1);
        // The analyzer would end the process when a disk stalls; stations and pages can wait.
        configuration.setCriticalAnalyzer(false);
        configuration.setThreadPoolMaxSize(16);
        configuration.setScheduledThreadPoolMaxSize(2);
    }

    private static TransportConfiguration acceptor(String name, String host, int port) {
        Map<String, Object> transport = new HashMap<>();
        transport.put(TransportConstants.HOST_PROP_NAME, host);
        transport.put(TransportConstants.PORT_PROP_NAME, port);
        transport.put(TransportConstants.PROTOCOLS_PROP_NAME, "MQTT");
        transport.put(TransportConstants.CONNECTIONS_ALLOWED, BrokerLimits.CONNECTIONS);
        transport.put(TransportConstants.REMOTING_THREADS_PROPNAME, 4);
        Map<String, Object> mqtt = new HashMap<>();
        mqtt.put("maximumPacketSize", BrokerLimits.PACKET_BYTES);
        mqtt.put("serverKeepAlive", (int) BrokerLimits.KEEP_ALIVE.toSeconds());
        mqtt.put("topicAliasMaximum", BrokerLimits.TOPIC_ALIASES);
        // A reconnecting station replaces its old connection, which may stay half open for minutes.
        mqtt.put("allowLinkStealing", true);
        return new TransportConfiguration(
                NettyAcceptorFactory.class.getName(), transport, name, mqtt);
    }

    /**
     * Settings of topics from the centre to stations. Artemis does not apply the limits of topics
     * to the queue of a wildcard filter, so the length of each queue is limited.
     */
    private static AddressSettings downSettings(BrokerLimits.Maintenance maintenance) {
        return commonSettings(maintenance)
                .setDefaultRingSize(BrokerLimits.WAITING_FOR_A_STATION)
                .setPageLimitBytes(BrokerLimits.DOWN_DISK_BYTES)
                .setPageFullMessagePolicy(PageFullMessagePolicy.DROP);
    }

    /** Settings of topics from stations to the centre. Unset values come from the wider pattern. */
    private static AddressSettings upSettings(BrokerLimits.Maintenance maintenance) {
        return commonSettings(maintenance)
                .setDefaultRingSize(NO_RING)
                .setPageLimitBytes(maintenance.upDiskBytes())
                .setPageFullMessagePolicy(PageFullMessagePolicy.FAIL);
    }

    private static AddressSettings commonSettings(BrokerLimits.Maintenance maintenance) {
        return new AddressSettings()
                .setAutoCreateAddresses(true)
                .setAutoCreateQueues(true)
                // The queue of a session stays, with or without a consumer.
                .setAutoDeleteQueues(false)
                // The address of a topic without messages (a log of a past day) is deleted.
                .setAutoDeleteAddresses(true)
                .setAutoDeleteAddressesSkipUsageCheck(true)
                .setAutoDeleteAddressesDelay(maintenance.unusedTopic().toMillis())
                // A message is delivered again however often a station reconnects without
                // acknowledging.
                .setMaxDeliveryAttempts(-1)
                // 40 KB a session instead of 103 KB.
                .setInitialQueueBufferSize(32)
                // When the memory limit is reached, further messages wait on disk.
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(-1)
                .setPageSizeBytes(BrokerLimits.PAGE_BYTES)
                .setDiskFullMessagePolicy(DiskFullMessagePolicy.FAIL);
    }

    /**
     * Settings of the queue that holds the retained message of a topic. The queue is deleted when
     * its message has expired, because every day adds new topics. It is never paged to disk:
     * Artemis does not find a paged retained message.
     */
    private static AddressSettings retainedSettings(BrokerLimits.Maintenance maintenance) {
        return commonSettings(maintenance)
                .setDefaultRingSize(NO_RING)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.BLOCK)
                .setAutoDeleteQueues(true)
                .setAutoDeleteQueuesSkipUsageCheck(true)
                .setAutoDeleteQueuesMessageCount(0)
                .setAutoDeleteQueuesDelay(maintenance.unusedTopic().toMillis());
    }
}
