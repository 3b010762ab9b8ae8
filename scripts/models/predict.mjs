// node predict.mjs < items.jsonl: an item a line of JSON (a text, an object of a table row's values, or a list of numbers: its vector);
// prints its class and the probability of each class, a line each. model.mjs exports the same for your own programs.
import { readFileSync } from 'node:fs';
import { openModel } from './model.mjs';

const model = openModel((name) => readFileSync(new URL(name, import.meta.url)));
const items = readFileSync(0, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line));
for (const prediction of await model.predict(items)) console.log(JSON.stringify(prediction));
