// `npm test`: every check, in order, stopping at the first that fails.
//   node scripts/test.mjs --all          go on after a failure
//   node scripts/test.mjs types lint     only these (also `npm run test:types`)
//   node scripts/test.mjs e2e -- label   what follows -- is handed to the step's program (also `npm run test:e2e label`)
import { spawn } from 'node:child_process';
import { runMain, SetupError } from './lib/log.mjs';
import { root } from './lib/paths.mjs';
import { STEPS } from './lib/testSteps.mjs';

/** @returns {Promise<boolean>} did it pass? */
function runCommand([program, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', (error) => {
      process.stderr.write(`${program}: ${error.message}\n`);
      resolve(false);
    });
    child.on('close', (code) => resolve(code === 0));
  });
}

async function runStep(step, extra) {
  const { what, command } = (await step.resolve?.()) ?? step;
  process.stdout.write(`\n== ${step.name}: ${what}\n`);
  const start = performance.now();
  const passed = await runCommand([...command, ...extra]);
  const seconds = (performance.now() - start) / 1000;
  process.stdout.write(`== ${step.name} ${passed ? 'passed' : 'FAILED'} in ${seconds.toFixed(1)} s\n`);
  return { name: step.name, passed, seconds };
}

function chooseSteps(names) {
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0) throw new SetupError(`No such step: ${unknown.join(', ')}. There are: ${STEPS.map(({ name }) => name).join(', ')}`);
  return names.length > 0 ? STEPS.filter(({ name }) => names.includes(name)) : STEPS;
}

function printTable(steps, results) {
  const lines = steps.map(({ name }) => {
    const result = results.find((entry) => entry.name === name);
    return result ? `${name.padEnd(10)} ${result.passed ? 'passed' : 'FAILED'} ${result.seconds.toFixed(1).padStart(8)} s` : `${name.padEnd(10)} not run`;
  });
  const total = results.reduce((sum, { seconds }) => sum + seconds, 0);
  process.stdout.write(`\n${lines.join('\n')}\n${'all'.padEnd(10)}        ${total.toFixed(1).padStart(8)} s\n\n`);
}

await runMain(async () => {
  const args = process.argv.slice(2);
  const [own, extra] = args.includes('--') ? [args.slice(0, args.indexOf('--')), args.slice(args.indexOf('--') + 1)] : [args, []];
  const steps = chooseSteps(own.filter((argument) => !argument.startsWith('--')));
  if (extra.length > 0 && steps.length !== 1) throw new SetupError('Arguments after -- are for one step only.');
  const results = [];
  for (const step of steps) {
    results.push(await runStep(step, extra));
    if (!results.at(-1).passed && !own.includes('--all')) break;
  }
  printTable(steps, results);
  const failed = results.filter(({ passed }) => !passed).length;
  // Counts steps; the last line, for whoever reads the log by machine.
  process.stdout.write(`${results.length - failed} passed, ${failed} failed\n`);
  if (failed > 0) process.exitCode = 1;
});
