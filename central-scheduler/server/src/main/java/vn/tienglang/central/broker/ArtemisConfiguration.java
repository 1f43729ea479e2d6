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

/** Our settings in Artemis's words. Every line that is not obvious says why. */
final class ArtemisConfiguration {
    static final String ACCEPTOR = "mqtt";

    /** Topics that stations publish on. */
    private static final String UP = Topic.UP_FILTER;

    /** Where the broker keeps retained messages: a queue of one message for each topic. */
    private static final String RETAINED = "$sys.mqtt.retain." + Topic.ROOT + "#";

    private static final long NO_RING = -1;

    private ArtemisConfiguration() {}

    static Configuration of(EmbeddedBrokerSettings settings, BrokerLimits.Maintenance upkeep) {
        var configuration = new ConfigurationImpl();
        configuration.setName("tieng-lang");
        // Topics are spelled as MQTT spells them all the way down, so that what the access rules
        // see is what the client sent.
        configuration.setWildCardConfiguration(
                new WildcardConfiguration().setDelimiter('/').setAnyWords('#').setSingleWord('+'));
        keep(configuration, settings);
        configuration.setGlobalMaxSize(upkeep.memoryBytes());
        guard(configuration);
        quieten(configuration);
        configuration.addAcceptorConfiguration(acceptor(settings));
        configuration.addAddressSetting("#", downward(upkeep));
        configuration.addAddressSetting(UP, upward(upkeep));
        configuration.addAddressSetting(RETAINED, retained(upkeep));
        // A will is looked at every so often; without this it would wait for 5 s at least.
        configuration.setMqttSessionScanInterval(1_000);
        configuration.setMessageExpiryScanPeriod(upkeep.sweepEvery().toMillis());
        configuration.setAddressQueueScanPeriod(upkeep.sweepEvery().toMillis());
        return configuration;
    }

    private static void keep(Configuration configuration, EmbeddedBrokerSettings settings) {
        configuration.setPersistenceEnabled(true);
        // The native journal is left out of the build: one file system less to depend on.
        configuration.setJournalType(JournalType.NIO);
        configuration.setBindingsDirectory(settings.folder().resolve("bindings").toString());
        configuration.setJournalDirectory(settings.folder().resolve("journal").toString());
        configuration.setPagingDirectory(settings.folder().resolve("paging").toString());
        configuration.setLargeMessagesDirectory(settings.folder().resolve("large").toString());
        // Files are written out in full when made; small ones make the first start short.
        configuration.setJournalFileSize(4 << 20);
        // What does not fit the buffer becomes a file of its own, which no limit of an address
        // counts: a station could then fill the disk. The largest packet fits, with its headers.
        configuration.setJournalBufferSize_NIO(2 * BrokerLimits.PACKET_BYTES);
        configuration.setJournalMinFiles(2);
        configuration.setJournalPoolFiles(4);
        // In bytes, not in percent of the disk: a laptop 91 % full still has room for us.
        configuration.setMaxDiskUsage(-1);
        configuration.setMinDiskFree(BrokerLimits.DISK_FREE_BYTES);
    }

    private static void guard(Configuration configuration) {
        configuration.setSecurityEnabled(true);
        configuration.setAuthenticationCacheSize(0); // why: see Access
        configuration.setAuthorizationCacheSize(0);
        // The core has a user of its own for clusters, with a password everybody can read up.
        configuration.setClusterUser(UUID.randomUUID().toString());
        configuration.setClusterPassword(UUID.randomUUID().toString());
        // Only our MQTT is spoken, not whatever lies on the class path.
        configuration.setResolveProtocols(false);
    }

    private static void quieten(Configuration configuration) {
        configuration.setJMXManagementEnabled(false);
        configuration.setMessageCounterEnabled(false);
        configuration.setSuppressSessionNotifications(true);
        // There is no configuration file to look at every five seconds.
        configuration.setConfigurationFileRefreshPeriod(-1);
        // Would end the whole process when a disk stalls; stations and pages can wait.
        configuration.setCriticalAnalyzer(false);
        configuration.setThreadPoolMaxSize(16);
        configuration.setScheduledThreadPoolMaxSize(2);
    }

    private static TransportConfiguration acceptor(EmbeddedBrokerSettings settings) {
        Map<String, Object> transport = new HashMap<>();
        transport.put(TransportConstants.HOST_PROP_NAME, settings.host());
        transport.put(TransportConstants.PORT_PROP_NAME, settings.port());
        transport.put(TransportConstants.PROTOCOLS_PROP_NAME, "MQTT");
        transport.put(TransportConstants.CONNECTIONS_ALLOWED, BrokerLimits.CONNECTIONS);
        transport.put(TransportConstants.REMOTING_THREADS_PROPNAME, 4);
        Map<String, Object> mqtt = new HashMap<>();
        mqtt.put("maximumPacketSize", BrokerLimits.PACKET_BYTES);
        mqtt.put("serverKeepAlive", (int) BrokerLimits.KEEP_ALIVE.toSeconds());
        mqtt.put("topicAliasMaximum", BrokerLimits.TOPIC_ALIASES);
        // A board that comes back is let in at once; its old link may stay half open for minutes.
        mqtt.put("allowLinkStealing", true);
        return new TransportConfiguration(
                NettyAcceptorFactory.class.getName(), transport, ACCEPTOR, mqtt);
    }

    /**
     * Centre to stations. A queue behind a wildcard is not held to its topics' limits by the core,
     * only to its own length; so it gets one.
     */
    private static AddressSettings downward(BrokerLimits.Maintenance upkeep) {
        return common(upkeep)
                .setDefaultRingSize(BrokerLimits.WAITING_FOR_A_STATION)
                .setPageLimitBytes(BrokerLimits.DOWN_DISK_BYTES)
                .setPageFullMessagePolicy(PageFullMessagePolicy.DROP);
    }

    /** Stations to centre. What is not said here is taken from the wider pattern, ring and all. */
    private static AddressSettings upward(BrokerLimits.Maintenance upkeep) {
        return common(upkeep)
                .setDefaultRingSize(NO_RING)
                .setPageLimitBytes(upkeep.upDiskBytes())
                .setPageFullMessagePolicy(PageFullMessagePolicy.FAIL);
    }

    private static AddressSettings common(BrokerLimits.Maintenance upkeep) {
        return new AddressSettings()
                .setAutoCreateAddresses(true)
                .setAutoCreateQueues(true)
                // A session's queue belongs to the session, whether somebody listens or not...
                .setAutoDeleteQueues(false)
                // ...but the topic of a day long past, with nothing waiting on it, is forgotten.
                .setAutoDeleteAddresses(true)
                .setAutoDeleteAddressesSkipUsageCheck(true)
                .setAutoDeleteAddressesDelay(upkeep.unusedTopic().toMillis())
                // A station that reconnects ten times without acknowledging still gets its message.
                .setMaxDeliveryAttempts(-1)
                // 40 KB a session instead of 103.
                .setInitialQueueBufferSize(32)
                // When the memory of all is full, further messages wait on disk.
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(-1)
                .setPageSizeBytes(BrokerLimits.PAGE_BYTES)
                .setDiskFullMessagePolicy(DiskFullMessagePolicy.FAIL);
    }

    /**
     * The one retained message of a topic. Its queue goes when the message has expired, or they
     * would pile up daily. It never waits on disk, where the core would not find it again.
     */
    private static AddressSettings retained(BrokerLimits.Maintenance upkeep) {
        return common(upkeep)
                .setDefaultRingSize(NO_RING)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.BLOCK)
                .setAutoDeleteQueues(true)
                .setAutoDeleteQueuesSkipUsageCheck(true)
                .setAutoDeleteQueuesMessageCount(0)
                .setAutoDeleteQueuesDelay(upkeep.unusedTopic().toMillis());
    }
}
