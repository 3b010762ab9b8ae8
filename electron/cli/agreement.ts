import type { Command } from 'commander';
import type { AgreementResult, PartAgreement } from '../../shared/contract/agreement';
import type { Run } from './runCommand';
import { textTable, toPercent } from './textTable';
import { UsageError } from './usageError';

const MOST_PAIRS = 40;

interface AgreementOptions {
  readonly byClass?: boolean;
  readonly byTag?: string;
  readonly bootstrap: string;
  readonly seed: string;
  readonly json?: boolean;
}

export function registerAgreement(program: Command, run: Run): void {
  program
    .command('agreement')
    .description('how far annotators agree: overall, by pair, class, tag value, version and time, with intervals')
    .argument('<project>')
    .option('--by-class', 'also print each class (the JSON always has them)')
    .option('--by-tag <key>', 'also measure the items of each value of this tag')
    .option('--bootstrap <n>', 'replicates behind the intervals; 0: no intervals', '2000')
    .option('--seed <n>', 'whole number that chance starts from', '0')
    .action((project: string, options: AgreementOptions) =>
      run(options.json === true, async (context) => {
        if (!/^\d{1,6}$/.test(options.bootstrap) || Number(options.bootstrap) > 100_000) throw new UsageError(`--bootstrap ${options.bootstrap}: it is a whole number from 0 to 100000.`);
        if (!/^-?\d{1,15}$/.test(options.seed)) throw new UsageError(`--seed ${options.seed}: it is a whole number.`);
        const { runMessage } = await import('./runMessage');
        const result = await runMessage(project, 'agreement.measure', { bootstrap: Number(options.bootstrap), seed: Number(options.seed), byTag: options.byTag ?? null }, context);
        if (options.byTag !== undefined && result.byTag?.rows.every(({ value }) => value === null)) {
          const { Refusal } = await import('../data/refusal');
          throw new Refusal('unknownTag', `No labelled item has a tag “${options.byTag.slice(0, 80)}”. \`goldset stats\` lists the tags there are.`);
        }
        return { json: result, text: describe(result, options.byClass === true) };
      }),
    );
}

function describe(result: AgreementResult, byClass: boolean): string {
  const { items, annotators, annotations, itemsWithOverlap, abstained, cohenKappa, krippendorffAlpha, fleissKappa, hlp, reasons } = result;
  const parts = [
    `${annotations} annotations of ${items} items by ${annotators} annotators; ${itemsWithOverlap} items have two or more${abstained > 0 ? `; ${abstained} abstain answers left out` : ''}`,
    result.reading,
    textTable([
      ['measure', 'value', '95 % interval', ''],
      ['Krippendorff alpha', toNumber(krippendorffAlpha.value), toRange(krippendorffAlpha.ci, toNumber), reasons.krippendorffAlpha ?? ''],
      ['percent agreement', toPercent(result.percentAgreement), toRange(result.percentAgreementCi, toPercent), reasons.percentAgreement ?? ''],
      ['mean Cohen kappa', toNumber(cohenKappa.mean), '', reasons.cohenKappa ?? `${cohenKappa.pairs.filter(({ kappa }) => kappa !== null).length} of ${cohenKappa.pairs.length} pairs`],
      ['Fleiss kappa', toNumber(fleissKappa.value), '', reasons.fleissKappa ?? ''],
      [`human level (${hlp.form})`, toPercent(hlp.accuracy), toRange(hlp.ci, toPercent), hlp.reason ?? `${hlp.correct} of ${hlp.annotations} annotations`],
    ]),
  ];
  if (cohenKappa.pairs.length > 0) {
    const shown = [...cohenKappa.pairs].sort((a, b) => (a.kappa ?? 2) - (b.kappa ?? 2)).slice(0, MOST_PAIRS);
    parts.push(textTable([['pair', '', 'items', 'agree', 'kappa'], ...shown.map(({ a, b, items: common, percentAgreement, kappa }) => [a, b, common, toPercent(percentAgreement), toNumber(kappa)])]));
    if (shown.length < cohenKappa.pairs.length) parts.push(`${cohenKappa.pairs.length - shown.length} more pairs are in the JSON (--json).`);
  }
  if (result.perAnnotator.length > 0) parts.push(textTable([['annotator', 'annotations', 'with others', 'agreement'], ...result.perAnnotator.map((entry) => [entry.annotator, entry.annotations, entry.overlapped, toPercent(entry.agreementWithOthers)])]));
  if (byClass) parts.push(textTable([['class', 'labels', 'alpha', 'specific agreement', ''], ...result.perClass.map((entry) => [entry.class, entry.labels, toNumber(entry.alpha), toPercent(entry.specificAgreement), entry.reason ?? ''])]));
  if (result.byTag) parts.push(partTable(result.byTag.key, result.byTag.rows.map((row) => [row.value ?? '(none)', row])));
  const { guideline, schema } = result.byVersion;
  if (guideline.length > 1) parts.push(partTable('guideline version', guideline.map((row) => [String(row.version), row])));
  if (schema.length > 1) parts.push(partTable('class version', schema.map((row) => [String(row.version), row])));
  return parts.join('\n\n');
}

function partTable(title: string, rows: readonly (readonly [string, PartAgreement])[]): string {
  return textTable([[title, 'items', 'agree', 'alpha', '95 % interval', ''], ...rows.map(([name, part]) => [name, part.items, toPercent(part.percentAgreement), toNumber(part.alpha), toRange(part.ci, toNumber), part.reason ?? ''])]);
}

function toNumber(value: number | null): string {
  return value === null ? 'n/a' : value.toFixed(3);
}

function toRange(interval: readonly [number, number] | null, write: (value: number) => string): string {
  return interval ? `${write(interval[0])} to ${write(interval[1])}` : '';
}
