import type { Command } from 'commander';
import type { Run } from './runCommand';

export function registerPackage(program: Command, run: Run): void {
  program
    .command('package')
    .description('a work package for one annotator: their items, the label schema, the guideline and media in one file; in a project made from one, the file that goes back')
    .argument('<project>')
    .requiredOption('--annotator <name>', 'whose it is')
    .requiredOption('--out <file>', 'the file to make')
    .option('--media-folder <folder...>', "folders outside the project's own that media may be taken from")
    .action((project: string, options: { readonly annotator: string; readonly out: string; readonly mediaFolder?: readonly string[]; readonly json?: boolean }) =>
      run(options.json === true, async (context) => {
        const { packageFile } = await import('./packageFile');
        return packageFile({ project, annotator: options.annotator, out: options.out, mediaFolders: options.mediaFolder ?? [] }, context);
      }),
    );
}
