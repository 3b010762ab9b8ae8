import type { Command } from 'commander';
import type { SurgeryPreview } from '../../shared/contract/surgery';
import type { LabelClass } from '../../shared/domain/labelSchema';
import type { SchemaSurgery } from '../../shared/domain/schemaSurgery';
import type { Run } from './runCommand';
import { textTable, toPercent } from './textTable';
import { UsageError } from './usageError';

interface ClassesOptions {
  readonly merge?: string;
  readonly into?: string;
  readonly split?: string;
  readonly rename?: string;
  readonly newMeaning?: boolean;
  readonly retire?: string;
  readonly borderline?: string;
  readonly between?: string;
  readonly abstain?: string;
  readonly bringBack?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const CHANGES = ['merge', 'split', 'rename', 'retire', 'borderline', 'abstain', 'bringBack'] as const;

export function registerClasses(program: Command, run: Run): void {
  program
    .command('classes')
    .description('list the classes, or change what they mean: answers are kept as they were given and count by the new classes')
    .argument('<project>')
    .option('--merge <names>', 'classes to merge, separated by commas; needs --into')
    .option('--into <name>', 'the class that they are merged into')
    .option('--split <name=names>', 'e.g. spam=scam,advertising')
    .option('--rename <name=name>', 'e.g. spam=fraud')
    .option('--new-meaning', 'with --rename: the meaning changes, answers so far can be looked at again')
    .option('--retire <name>', 'it keeps its answers and takes no new ones')
    .option('--borderline <name>', 'adds a class for what lies between two others; needs --between')
    .option('--between <names>', 'the two classes, separated by a comma')
    .option('--abstain <name>', 'makes the class of this name one that is never right or wrong, or adds such a class')
    .option('--bring-back <name>', 'a merged or retired class takes answers again')
    .option('--dry-run', 'only say what it would do')
    .action((project: string, options: ClassesOptions) =>
      run(options.json === true, async (context) => {
        const { runMessage } = await import('./runMessage');
        const { classes } = await runMessage(project, 'labelSchema.get', {}, context);
        const asked = CHANGES.filter((name) => options[name] !== undefined);
        if (asked.length > 1) throw new UsageError(`One change at a time: --${asked.join(' and --')}.`);
        if (asked.length === 0) {
          const { classes: counts } = await runMessage(project, 'project.stats', {}, context);
          return { json: { classes }, text: listClasses(classes, new Map(counts.map((entry) => [entry.class, entry]))) };
        }
        const { ulid } = await import('ulid');
        const surgery = toSurgery(options, classes, ulid);
        const preview = await runMessage(project, 'surgery.preview', { surgery }, context);
        if (preview.problems.length > 0) throw new UsageError(`${preview.problems.join(' ')} Nothing was changed.`);
        if (options.dryRun) return { json: { dryRun: true, ...preview }, text: describe(preview) };
        const done = await runMessage(project, 'surgery.apply', { surgery }, context);
        return { json: { dryRun: false, version: done.version, ...preview, counts: done.counts }, text: `${describe({ ...preview, counts: done.counts })}\nThis is version ${done.version} of the classes.` };
      }),
    );
}

function toSurgery(options: ClassesOptions, classes: readonly LabelClass[], makeUid: () => string): SchemaSurgery {
  const find = (name: string): string => {
    const found = classes.find((entry) => entry.name === name);
    if (!found) throw new UsageError(`There is no class “${name}”. There are: ${classes.map((entry) => entry.name).join(', ')}.`);
    return found.uid;
  };
  const create = (name: string) => ({ uid: makeUid(), name, definition: '' });
  const pair = (option: string, text: string): [string, string] => {
    const at = text.indexOf('=');
    if (at < 1) throw new UsageError(`--${option} ${text}: write it as NAME=NEW.`);
    return [text.slice(0, at), text.slice(at + 1)];
  };
  if (options.merge !== undefined) {
    if (options.into === undefined) throw new UsageError('--merge needs --into, the class to merge into.');
    return { kind: 'merge', from: options.merge.split(',').map(find), into: find(options.into) };
  }
  if (options.split !== undefined) {
    const [name, parts] = pair('split', options.split);
    return { kind: 'split', from: find(name), into: parts.split(',').map(create) };
  }
  if (options.rename !== undefined) {
    const [name, next] = pair('rename', options.rename);
    return { kind: 'rename', uid: find(name), name: next, definition: null, meaningChanged: options.newMeaning === true };
  }
  if (options.retire !== undefined) return { kind: 'retire', uid: find(options.retire) };
  if (options.bringBack !== undefined) return { kind: 'bringBack', uid: find(options.bringBack) };
  if (options.borderline !== undefined) {
    const ends = options.between?.split(',') ?? [];
    if (ends.length !== 2) throw new UsageError('--borderline needs --between, two classes separated by a comma.');
    return { kind: 'add', class: create(options.borderline), role: 'borderline', between: [find(ends[0]!), find(ends[1]!)] };
  }
  const known = classes.find((entry) => entry.name === options.abstain);
  return known ? { kind: 'setAbstain', uid: known.uid, abstain: true } : { kind: 'add', class: create(options.abstain!), role: 'abstain', between: null };
}

function listClasses(classes: readonly LabelClass[], counts: ReadonlyMap<string, { readonly gold: number; readonly annotations: number }>): string {
  const names = new Map(classes.map(({ uid, name }) => [uid, name]));
  const remark = ({ mergedInto, retired, abstain, borderline }: LabelClass) => (mergedInto ? `counts as ${names.get(mergedInto)}` : [retired && 'retired', abstain && 'abstain', borderline && 'borderline'].filter(Boolean).join(', '));
  return textTable([['class', 'answers', 'gold', ''], ...classes.map((entry) => [entry.name, counts.get(entry.name)?.annotations ?? 0, counts.get(entry.name)?.gold ?? 0, remark(entry)])]);
}

function describe({ counts, before, after, warnings }: SurgeryPreview): string {
  const number = (value: number | null) => (value === null ? 'n/a' : value.toFixed(4));
  const { annotations, items, annotators, gold, older } = counts!;
  return [
    `${annotations} answers on ${items} items by ${annotators} annotators, ${gold} gold labels; ${older.items} items for another look`,
    textTable([
      ['', 'before', 'after'],
      ['percent agreement', toPercent(before!.percentAgreement.value), toPercent(after!.percentAgreement.value)],
      ['mean kappa', number(before!.kappa.value), number(after!.kappa.value)],
      ['alpha', number(before!.alpha.value), number(after!.alpha.value)],
      ['HLP', toPercent(before!.hlp.value), toPercent(after!.hlp.value)],
      ['HLP, leave one out', toPercent(before!.hlpLeaveOneOut.value), toPercent(after!.hlpLeaveOneOut.value)],
      ['disagreements', before!.disagreements, after!.disagreements],
    ]),
    ...warnings,
  ].join('\n');
}
