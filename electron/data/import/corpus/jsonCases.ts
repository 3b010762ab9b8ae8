import type { CorpusCase } from './corpusCase';

const KEEP_ALL = { noTags: ['*'] };

/** J01-J18: JSON and JSON lines as they come from the world. */
export const jsonCases: readonly CorpusCase[] = [
  { name: 'J01 a comma after the last member', file: 'a.jsonl', bytes: () => '{"id":"1","text":"a"}\n{"id":"2","text":"b",}\n', expected: { outcome: 'refuse', problems: [{ code: 'json.syntax', line: 2, position: 22 }] } },
  { name: 'J01 a comma after the last element', file: 'a.json', bytes: () => '[\n {"id":"1","text":"a"},\n]\n', expected: { outcome: 'refuse', problems: [{ code: 'json.syntax', line: 3, position: 1 }] } },
  { name: 'J02 NaN', file: 'a.jsonl', bytes: () => '{"id":"1","text":"a","x":NaN}\n', expected: { outcome: 'refuse', problems: [{ code: 'json.syntax', line: 1, position: 26, message: /JSON has no such value, write null/ }] } },
  { name: 'J02 Infinity', file: 'a.jsonl', bytes: () => '{"id":"1","text":"a","x":-Infinity}\n', expected: { outcome: 'refuse', problems: [{ code: 'json.syntax', line: 1, position: 26 }] } },
  { name: 'J03 comments', file: 'a.jsonl', bytes: () => '{"id":"1","text":"a"}\n// a note\n', expected: { outcome: 'refuse', problems: [{ code: 'json.syntax', line: 2, position: 1, message: /JSON has no comments/ }] } },
  { name: 'J04 single quotation marks', file: 'a.jsonl', bytes: () => "{'id':'1'}\n", expected: { outcome: 'refuse', problems: [{ code: 'json.syntax', line: 1, position: 2, message: /double quotes only/ }] } },
  { name: 'J05 a last line that was cut off', file: 'a.jsonl', bytes: () => '{"id":"1","text":"a"}\n{"id":"2","te', expected: { outcome: 'refuse', problems: [{ code: 'json.truncated', line: 2, position: 11 }] } },
  { name: 'J05 an array that was cut off', file: 'a.json', bytes: () => '[{"id":"1","text":"a"},\n{"id":"2"', expected: { outcome: 'refuse', problems: [{ code: 'json.truncated', line: 2 }] } },
  { name: 'J06 blank lines', file: 'a.jsonl', bytes: () => '{"id":"1","text":"a"}\n\n  \n{"id":"2","text":"b"}\n', expected: { outcome: 'import', ids: ['1', '2'] } },
  { name: 'J07 CRLF and no final line end', file: 'a.jsonl', bytes: () => '{"id":"1","text":"a"}\r\n{"id":"2","text":"b"}', expected: { outcome: 'import', ids: ['1', '2'] } },
  { name: 'J08 an array called .jsonl', file: 'a.jsonl', bytes: () => '[{"id":"1","text":"a"},\n {"id":"2","text":"b, ] }"}]\n', expected: { outcome: 'import', ids: ['1', '2'], contents: ['a', 'b, ] }'] } },
  { name: 'J08 lines called .json', file: 'a.json', bytes: () => '{"id":"1","text":"a"}\n{"id":"2","text":"b"}\n', expected: { outcome: 'import', ids: ['1', '2'] } },
  { name: 'J09 a key that comes twice', file: 'a.jsonl', bytes: () => '{"id":"1","text":"a","text":"b"}\n', expected: { outcome: 'warn', contents: ['b'], problems: [{ code: 'json.repeatedKey', line: 1, column: 'text' }] } },
  {
    name: 'J10 numbers beyond 2^53 and with many digits',
    file: 'a.jsonl',
    bytes: () => '{"id":9007199254740993,"text":"a","x":1.10}\n',
    settings: KEEP_ALL,
    expected: { outcome: 'import', ids: ['9007199254740993'], metadata: [[['x', '1.10']]] },
  },
  {
    name: 'J11 keys that would pollute every object',
    file: 'a.jsonl',
    bytes: () => '{"id":"1","text":"a","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"a":{"__proto__":{"polluted":1}}}\n',
    settings: KEEP_ALL,
    expected: { outcome: 'import', metadata: [[['__proto__', '{"polluted":1}'], ['constructor', '{"prototype":{"polluted":1}}'], ['a', '{"__proto__":{"polluted":1}}']]] },
  },
  { name: 'J12 nesting 100,000 deep', file: 'a.jsonl', bytes: () => `{"id":"1","text":"a","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}\n`, expected: { outcome: 'refuse', problems: [{ code: 'json.tooDeep', line: 1, column: 'x' }] } },
  { name: 'J13 half of a character', file: 'a.jsonl', bytes: () => '{"id":"1","text":"a\\ud800b"}\n', expected: { outcome: 'refuse', problems: [{ code: 'text.loneSurrogate', line: 1, column: 'text' }] } },
  { name: 'J13 NUL as an escape', file: 'a.jsonl', bytes: () => '{"id":"1","text":"a\\u0000b"}\n', expected: { outcome: 'refuse', problems: [{ code: 'text.nul', line: 1, column: 'text' }] } },
  {
    name: 'J14 values of different kinds under one key',
    file: 'a.jsonl',
    bytes: () => '{"id":"1","text":"a","n":1}\n{"id":"2","text":"b","n":"1"}\n{"id":"3","text":"c","n":true}\n',
    settings: KEEP_ALL,
    expected: { outcome: 'warn', metadata: [[['n', '1']], [['n', '1']], [['n', 'true']]], problems: [{ code: 'json.mixedTypes', line: 2, column: 'n' }] },
  },
  { name: 'J15 a text that is null', file: 'a.jsonl', bytes: () => '{"id":"1","text":null}\n', expected: { outcome: 'warn', contents: [''], problems: [{ code: 'text.missing', line: 1, column: 'text' }] } },
  { name: 'J15 a text that is a number', file: 'a.jsonl', bytes: () => '{"id":"1","text":"a"}\n{"id":"2","text":5}\n', expected: { outcome: 'refuse', problems: [{ code: 'text.notText', line: 2, column: 'text' }] } },
  { name: 'J15 a text that is a list', file: 'a.jsonl', bytes: () => '{"id":"1","text":["a"]}\n', expected: { outcome: 'refuse', problems: [{ code: 'text.notText', line: 1, column: 'text' }] } },
  { name: 'J15 a text that is an object', file: 'a.jsonl', bytes: () => '{"id":"1","text":{"a":"b"}}\n', expected: { outcome: 'refuse', problems: [{ code: 'text.notText', line: 1, column: 'text' }] } },
  { name: 'J17 a byte order mark', file: 'a.jsonl', bytes: () => '\uFEFF{"id":"1","text":"a"}\n', expected: { outcome: 'import', ids: ['1'] } },
  {
    name: 'J18 a label that is no class',
    file: 'a.jsonl',
    bytes: () => '{"id":"1","text":"a","label":"new"}\n{"id":"2","text":"b","label":"new"}\n',
    settings: { map: { gold: 'label' } },
    expected: { outcome: 'ask', problems: [{ code: 'class.unknown', line: 1, severity: 'question', message: /Add classes \(--create-classes\), correct the label, or skip/ }] },
    answered: { settings: { createClasses: true }, expected: { outcome: 'import', ids: ['1', '2'], classes: ['new'] } },
  },
];
