import type { Command } from 'commander';
import type { Run } from './runCommand';

export function registerVerify(program: Command, run: Run): void {
  program
    .command('verify')
    .description('integrity of the project file and of the data in it; exit 1 and a list where something is off')
    .argument('<project>')
    .action((project: string, options: { readonly json?: boolean }) =>
      run(options.json === true, async (context) => {
        const { runMessage } = await import('./runMessage');
        const result = await runMessage(project, 'project.verify', {}, context);
        if (!result.ok) for (const problem of result.problems) context.log(problem);
        return { json: result, text: result.ok ? `${project} is in order.` : '', exitCode: result.ok ? 0 : 1 };
      }),
    );
}
