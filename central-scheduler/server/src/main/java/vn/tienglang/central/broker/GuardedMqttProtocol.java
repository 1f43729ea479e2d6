package vn.tienglang.central.broker;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.mqtt.MqttDecoder;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.BaseInterceptor;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTProtocolManagerFactory;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTRoutingHandler;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyServerConnection;
import org.apache.activemq.artemis.core.server.ActiveMQComponent;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.spi.core.protocol.ConnectionEntry;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManagerFactory;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.apache.activemq.artemis.spi.core.remoting.Connection;

/**
 * MQTT protocol manager of Artemis with a {@link MqttPacketGuard} in front and with a decoder
 * limited to {@link BrokerLimits#PACKET_BYTES}. The stock decoder buffers up to 256 MB of any
 * client before authentication. All other calls are delegated.
 */
@SuppressWarnings("rawtypes") // the interfaces implemented here are raw themselves
final class GuardedMqttProtocol implements ProtocolManager<MQTTInterceptor, MQTTRoutingHandler> {
    private final ProtocolManager<MQTTInterceptor, MQTTRoutingHandler> stock;
    private final Supplier<MqttPacketGuard> guards;
    private final ConnectGateInstaller gates;

    private GuardedMqttProtocol(
            ProtocolManager<MQTTInterceptor, MQTTRoutingHandler> stock,
            Supplier<MqttPacketGuard> guards,
            ConnectGateInstaller gates) {
        this.stock = stock;
        this.guards = guards;
        this.gates = gates;
    }

    /** Factory that Artemis calls instead of the stock one. */
    static final class Factory implements ProtocolManagerFactory<MQTTInterceptor> {
        private final MQTTProtocolManagerFactory stock = new MQTTProtocolManagerFactory();
        private final Supplier<MqttPacketGuard> guards;
        private final ConnectGateInstaller gates;
        private boolean servicesLoaded;

        Factory(Supplier<MqttPacketGuard> guards, ConnectGateInstaller gates) {
            this.guards = guards;
            this.gates = gates;
        }

        @Override
        @SuppressWarnings("unchecked") // the stock factory's return type is raw
        public ProtocolManager<MQTTInterceptor, MQTTRoutingHandler> createProtocolManager(
                ActiveMQServer server,
                Map<String, Object> parameters,
                List<BaseInterceptor> incoming,
                List<BaseInterceptor> outgoing)
                throws Exception {
            return new GuardedMqttProtocol(
                    stock.createProtocolManager(server, parameters, incoming, outgoing),
                    guards,
                    gates);
        }

        @Override
        public List<MQTTInterceptor> filterInterceptors(List<BaseInterceptor> interceptors) {
            return stock.filterInterceptors(interceptors);
        }

        @Override
        public String[] getProtocols() {
            return stock.getProtocols();
        }

        @Override
        public String getModuleName() {
            return stock.getModuleName();
        }

        /** Artemis calls this twice for a factory given in code; the services must run once. */
        @Override
        public void loadProtocolServices(ActiveMQServer server, List<ActiveMQComponent> services) {
            if (!servicesLoaded) {
                servicesLoaded = true;
                stock.loadProtocolServices(server, services);
            }
        }

        @Override
        public void updateProtocolServices(ActiveMQServer server, List<ActiveMQComponent> services)
                throws Exception {
            stock.updateProtocolServices(server, services);
        }
    }

    @Override
    public void addChannelHandlers(ChannelPipeline pipeline) {
        gates.connectionRecognised(pipeline.channel());
        stock.addChannelHandlers(pipeline);
        pipeline.replace(MqttDecoder.class, "decoder", new MqttDecoder(BrokerLimits.PACKET_BYTES));
        pipeline.addAfter("decoder", "guard", guards.get());
    }

    @Override
    public ProtocolManagerFactory<MQTTInterceptor> getFactory() {
        return stock.getFactory();
    }

    @Override
    public void updateInterceptors(List<BaseInterceptor> incoming, List<BaseInterceptor> outgoing) {
        stock.updateInterceptors(incoming, outgoing);
    }

    @Override
    public ConnectionEntry createConnectionEntry(Acceptor acceptor, Connection connection) {
        return stock.createConnectionEntry(acceptor, connection);
    }

    @Override
    public void handleBuffer(RemotingConnection connection, ActiveMQBuffer buffer) {
        stock.handleBuffer(connection, buffer);
    }

    @Override
    public boolean isProtocol(byte[] firstBytes) {
        return stock.isProtocol(firstBytes);
    }

    @Override
    public boolean acceptsNoHandshake() {
        return stock.acceptsNoHandshake();
    }

    @Override
    public void handshake(NettyServerConnection connection, ActiveMQBuffer buffer) {
        stock.handshake(connection, buffer);
    }

    @Override
    public List<String> websocketSubprotocolIdentifiers() {
        return stock.websocketSubprotocolIdentifiers();
    }

    @Override
    public void setAnycastPrefix(String prefix) {
        stock.setAnycastPrefix(prefix);
    }

    @Override
    public void setMulticastPrefix(String prefix) {
        stock.setMulticastPrefix(prefix);
    }

    @Override
    public Map<SimpleString, RoutingType> getPrefixes() {
        return stock.getPrefixes();
    }

    @Override
    public void setSecurityDomain(String domain) {
        stock.setSecurityDomain(domain);
    }

    @Override
    public String getSecurityDomain() {
        return stock.getSecurityDomain();
    }

    @Override
    public MQTTRoutingHandler getRoutingHandler() {
        return stock.getRoutingHandler();
    }
}
