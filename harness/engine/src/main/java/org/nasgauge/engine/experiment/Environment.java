package org.nasgauge.engine.experiment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Where and when a session ran: for the curious, and no part of what is compared. */
final class Environment {
    private Environment() {}

    static byte[] describe(int threads) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("started", Instant.now().toString());
        node.put("host", Optional.ofNullable(System.getenv("HOSTNAME")).orElse("unknown"));
        node.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        node.put("architecture", System.getProperty("os.arch"));
        node.put("processors", Runtime.getRuntime().availableProcessors());
        node.put("jdk", System.getProperty("java.vendor") + " " + Runtime.version());
        node.put("threads", threads);
        return (node.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
