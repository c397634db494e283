import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Uploads a picture, and prints what Samescene says of it until it has answered. With Kafka's clients on the class path:
 * java -cp kafka-clients.jar:slf4j-api.jar Client.java localhost:9092 main 17 file:///photos/17.jpg
 */
class Client {
    public static void main(String[] args) {
        String brokers = args[0], library = args[1], imageId = args[2], uri = args[3];
        String id = UUID.randomUUID().toString();
        String data = "{\"library\":\"%s\",\"imageId\":\"%s\",\"uri\":\"%s\"}".formatted(library, imageId, uri);
        var upload = new ProducerRecord<>("image-uploaded", library + "/" + imageId, data);
        Map.of("ce_specversion", "1.0", "ce_id", id, "ce_source", "/dam", "ce_type", "org.samescene.image-uploaded")
                .forEach((name, value) -> upload.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(upload);
        }

        Map<String, Object> reading = Map.of(
                "bootstrap.servers", brokers, "group.id", "client-" + id, "auto.offset.reset", "earliest",
                "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("image-processed", "image-duplicate", "image-rejected"));
            boolean isAnswered = false;
            while (true) {
                var records = consumer.poll(Duration.ofSeconds(1));
                for (ConsumerRecord<String, String> record : records) {
                    if (id.equals(text(record.headers(), "ce_causationid"))) {
                        System.out.println(record.topic() + " " + record.value());
                        isAnswered |= record.topic().equals("image-processed")
                                && !record.value().contains("\"outcome\":\"deferred\"");
                    }
                }
                // what belongs to an answer is committed with it, and is there when it is
                if (isAnswered && records.isEmpty()) {
                    return;
                }
            }
        }
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
