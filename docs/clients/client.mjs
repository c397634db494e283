// Uploads a picture, and prints what Samescene says of it until that is all:
//   npm install --no-package-lock && node client.mjs localhost:9092 main 17 file:///photos/17.jpg
import { CloudEvent, Kafka as Binding } from 'cloudevents';
import { Kafka, logLevel } from 'kafkajs';

const [brokers, library, imageId, uri] = process.argv.slice(2);
const kafka = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.ERROR });
const upload = new CloudEvent({ source: '/dam', type: 'org.samescene.image-uploaded', data: { library, imageId, uri } });

const producer = kafka.producer();
await producer.connect();
const { headers, value } = Binding.structured(upload); // binary would need its absent attributes taken out for kafkajs
await producer.send({ topic: 'image-uploaded', messages: [{ key: `${library}/${imageId}`, headers, value }] });
await producer.disconnect();

// A group of its own. kafkajs leaves out what is not committed unless it is told otherwise.
const consumer = kafka.consumer({ groupId: `client-${upload.id}` });
await consumer.connect();
await consumer.subscribe({ topics: ['image-processed', 'image-duplicate', 'image-rejected'], fromBeginning: true });
const said = [];
await new Promise((resolve) => consumer.run({
  eachMessage: async ({ message }) => {
    const texts = Object.entries(message.headers).map(([name, bytes]) => [name, bytes.toString()]);
    const event = Binding.toEvent({ headers: Object.fromEntries(texts), value: message.value.toString() });
    if (event.causationid !== upload.id || event.causationsource !== upload.source) return;
    event.validate();
    said.push(event);
    console.log(event.type, JSON.stringify(event.data));
    // the topics have no common order: the answer says how much belongs to it
    const answer = said.find((e) => e.type.endsWith('.image-processed') && e.data.outcome !== 'deferred')?.data;
    const count = (type) => said.filter((e) => e.type === `org.samescene.${type}`).length;
    if (answer && count('image-duplicate') === answer.duplicates && (answer.outcome !== 'rejected' || count('image-rejected'))) resolve();
  },
}));
await consumer.disconnect();
