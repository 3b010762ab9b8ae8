import { Command, CommanderError } from 'commander';
import { registerAgreement } from './agreement';
import { registerClasses } from './classes';
import { registerConsensus } from './consensus';
import { registerCreate } from './create';
import { registerEvaluate } from './evaluate';
import { registerExport } from './export';
import { registerExportModel } from './exportModel';
import { registerImport } from './import';
import { registerIssues } from './issues';
import { registerMerge } from './merge';
import { registerPackage } from './package';
import { registerResolve } from './resolve';
import { registerSample } from './sample';
import { registerSimulate } from './simulate';
import { registerSlices } from './slices';
import { registerSplit } from './split';
import { registerStats } from './stats';
import { registerTrain } from './train';
import { registerVerify } from './verify';
import { runCommand, type Run } from './runCommand';

let exitCode = 0;
const run: Run = async (json, work) => {
  exitCode = await runCommand({ json, builtFolder: import.meta.dirname }, work);
};

const program = new Command('goldset')
  .description('Labelled data good enough to train on: label, measure disagreement, settle it, export.')
  .exitOverride()
  .showHelpAfterError('(goldset help COMMAND says more)');

// A command file declares its options; what it needs to run (SQLite, zod, parsers) it loads when it is called.
const COMMANDS = [
  registerAgreement,
  registerClasses,
  registerConsensus,
  registerCreate,
  registerEvaluate,
  registerExport,
  registerExportModel,
  registerImport,
  registerIssues,
  registerMerge,
  registerPackage,
  registerResolve,
  registerSample,
  registerSimulate,
  registerSlices,
  registerSplit,
  registerStats,
  registerTrain,
  registerVerify,
];
for (const register of COMMANDS) register(program, run);
for (const command of program.commands) command.exitOverride().option('--json', 'print one JSON document on stdout and nothing else');

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Commander has printed its message; asking for help is no error.
  exitCode = error.exitCode === 0 ? 0 : 2;
  if (exitCode === 2 && process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ error: { code: 'usage', message: error.message } })}\n`);
}
process.exit(exitCode);
