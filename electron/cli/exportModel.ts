import type { Command } from 'commander';
import type { Run } from './runCommand';

export function registerExportModel(program: Command, run: Run): void {
  program
    .command('export-model')
    .description('write a trained model as files: a tfjs model, its preprocessing, and a program that runs it in plain Node')
    .argument('<project>')
    .requiredOption('--run <name>', 'the run of the model')
    .requiredOption('--out <folder>', 'a new or empty folder')
    .action((project: string, options: { readonly run: string; readonly out: string; readonly json?: boolean }) =>
      run(options.json === true, async (context) => {
        const { writeModel } = await import('./writeModel');
        return writeModel(project, options, context);
      }),
    );
}
