import { writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { monotonicFactory } from 'ulid';
import { openProjectFile } from '../data/project/openProjectFile';
import { addLabel, serve } from '../data/testProjectFile';
import { makeRandom } from './makeRandom';

/**
 * The process that the crash tests kill: opens a project and, like a labeller who never rests, answers items and now and then
 * takes an answer back. Prints `try ID` before and `ack ID` after each write, unbuffered; ids are operation ids.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '0' },
    /** Stops by itself after so many writes. */
    writes: { type: 'string', default: 'Infinity' },
    /** Only opens the project and keeps it open. */
    hold: { type: 'boolean', default: false },
    /** Weakens the durability, to prove that the tests see it. */
    synchronous: { type: 'string' },
  },
});
const project = openProjectFile(positionals[0]!);
if (values.synchronous) project.db.pragma(`synchronous = ${values.synchronous}`);
const say = (line: string) => writeSync(1, `${line}\n`);
say('open');

if (values.hold) {
  setInterval(() => undefined, 1_000);
} else {
  const service = serve(project);
  const random = makeRandom(Number(values.seed));
  const nextUlid = monotonicFactory();
  const items = project.db.prepare<[], number>('SELECT max(id) FROM item').pluck().get()!;
  for (let write = 0; write < Number(values.writes); write += 1) {
    const operationId = nextUlid();
    say(`try ${operationId}`);
    if (write % 8 === 7) await service.run('history.undo', { annotatorId: 1 } as never, operationId);
    else await addLabel(service, 1 + random(items), operationId);
    say(`ack ${operationId}`);
  }
}
