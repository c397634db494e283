// Reads the contract as other people's tools do, and says what they find:
//   npm install --no-package-lock && node check.mjs ../../src/main/resources/org/samescene/event
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Parser } from '@asyncapi/parser';
import Ajv from 'ajv';
import formats from 'ajv-formats';

const version = (name) => createRequire(import.meta.url)(`${name}/package.json`).version;
const folder = process.argv[2];

const ajv = formats(new Ajv({ strict: true }));
const schemas = readdirSync(folder).filter((file) => file.endsWith('.schema.json'));
schemas.forEach((file) => ajv.addSchema(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))));
Object.keys(ajv.schemas).concat(Object.keys(ajv.refs)).filter((id) => id.startsWith('urn:')).forEach((id) => ajv.getSchema(id));
console.log(`ajv ${version('ajv')} strict: ${schemas.length} schemas`);

const file = `${folder}/asyncapi.yaml`;
const { document, diagnostics } = await new Parser().parse(readFileSync(file, 'utf8'), { source: file });
const count = (severity) => diagnostics.filter((found) => found.severity === severity).length;
console.log(`@asyncapi/parser ${version('@asyncapi/parser')}: ${count(0)} errors, ${count(1)} warnings`);
diagnostics.filter((found) => found.severity < 2).forEach((found) => console.log(found.path.join('.'), found.message));
if (document === undefined || count(0) + count(1) > 0) process.exit(1);

let examples = 0;
for (const message of document.allMessages()) {
  for (const example of message.examples()) {
    const data = message.contentType() === 'application/cloudevents+json' ? example.payload().data : example.payload();
    const valid = ajv.getSchema(`urn:samescene:event:${example.name()}:1`);
    if (!valid(data)) throw new Error(`${message.id()}: ${ajv.errorsText(valid.errors)}`);
    examples++;
  }
}
console.log(`${examples} examples, all valid`);
