import type { Command } from 'commander';
import type { ProjectStats } from '../../shared/contract/project';
import type { Run } from './runCommand';
import { textTable, toPercent } from './textTable';

export function registerStats(program: Command, run: Run): void {
  program
    .command('stats')
    .description('counts, class balance, tags, missing values, progress of each annotator')
    .argument('<project>')
    .action((project: string, options: { readonly json?: boolean }) =>
      run(options.json === true, async (context) => {
        const { runMessage } = await import('./runMessage');
        const stats = await runMessage(project, 'project.stats', {}, context);
        return { json: stats, text: describe(stats) };
      }),
    );
}

function describe({ items, annotations, gold, autoLabels, rejected, progress, classes, splits, tags, runs }: ProjectStats): string {
  const parts = [`${items} items, ${annotations} annotations, ${gold} gold labels${autoLabels > 0 ? `, ${autoLabels} auto-labels` : ''}${rejected > 0 ? `, ${rejected} rejected rows` : ''}`];
  if (Object.keys(splits).length > 0) parts.push(`splits: ${Object.entries(splits).map(([split, count]) => `${split} ${count}`).join(', ')}`);
  if (classes.length > 0) parts.push(textTable([['class', 'gold', 'annotations'], ...classes.map((entry) => [entry.class, entry.gold, entry.annotations])]));
  if (progress.length > 0) parts.push(textTable([['annotator', 'annotations', 'skipped', 'ambiguous', 'of items'], ...progress.map((entry) => [entry.annotator, entry.annotations, entry.skipped, entry.ambiguous, toPercent(entry.shareOfItems)])]));
  if (tags.length > 0) parts.push(textTable([['tag', 'values', 'missing'], ...tags.map((tag) => [tag.key, Object.keys(tag.values).length, tag.missing])]));
  if (runs.length > 0) parts.push(textTable([['run', 'predictions', 'probabilities', 'out of sample'], ...runs.map((run) => [run.run, run.predictions, run.hasProbabilities ? 'yes' : 'no', run.outOfSample === null ? 'not said' : run.outOfSample ? 'yes' : 'no'])]));
  return parts.join('\n\n');
}
