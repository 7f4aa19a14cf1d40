package org.nasgauge.engine.experiment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nasgauge.form.JsonValues;

/** Where and when a session ran: for the curious, and no part of what is compared. */
final class Environment {
    private Environment() {}

    static byte[] describe(int threads) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("started", Instant.now().toString());
        facts.put("host", Optional.ofNullable(System.getenv("HOSTNAME")).orElse("unknown"));
        facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("architecture", System.getProperty("os.arch"));
        facts.put("processors", Runtime.getRuntime().availableProcessors());
        facts.put("jdk", System.getProperty("java.vendor") + " " + Runtime.version());
        facts.put("threads", threads);
        return (JsonValues.indented(facts) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
