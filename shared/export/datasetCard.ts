import type { Split } from '../domain/project';

export interface CardFacts {
  readonly name: string;
  readonly modality: string;
  /** The part of the project that is exported, in words, and how many items the project has; null: all, or a split of it. */
  readonly part: { readonly words: string; readonly of: number } | null;
  readonly question: string;
  /** In schema order, abstain and retired ones that occur included. */
  readonly classes: readonly { readonly name: string; readonly definition: string; readonly abstain: boolean }[];
  readonly schemaVersion: number;
  readonly guidelineVersion: number;
  /** One for each split with items: items, and how many have each class as gold, in the order of `classes`. */
  readonly splits: readonly { readonly name: string; readonly items: number; readonly gold: readonly number[] }[];
  readonly annotations: number;
  /** Named only where the files name them too. */
  readonly annotators: { readonly count: number; readonly names: readonly string[] | null };
  readonly goldMethods: readonly (readonly [method: string, items: number])[];
  /** Items that a person decided to leave without a label. */
  readonly decidedWithout: { readonly ambiguous: number; readonly nobodyRight: number };
  /** Items that a model labelled without a person; null: the files don't say. */
  readonly autoLabels: number | null;
  /** How the splits were made; null: imported or set by hand. */
  readonly split: { readonly ratios: Readonly<Partial<Record<Split, number>>>; readonly stratify: boolean; readonly groupKey: string | null; readonly seed: number } | null;
  readonly source: string | null;
  readonly licence: string | null;
  readonly notice: string | null;
  readonly files: readonly string[];
  readonly format: 'csv' | 'jsonl';
  readonly escaped: boolean;
  /** ISO date. */
  readonly date: string;
}

/** First line of every card, by which a later export knows that it may replace the file. */
export const CARD_MARK = '<!-- dataset card by Goldset -->';

/** A dataset card in Markdown: what a person who finds the files needs to know before training on them. */
export function datasetCard(facts: CardFacts): string {
  const { name, modality, part, question, schemaVersion, guidelineVersion, notice } = facts;
  const total = facts.splits.reduce((sum, { items }) => sum + items, 0);
  const sections = [
    `${CARD_MARK}\n# ${escape(name)}`,
    `${total} ${modality} items, ${facts.annotations} annotations by ${people(facts)}. Exported ${facts.date}.`,
    ...(part === null ? [] : [`Only a part of the project, ${total} of its ${part.of} items: ${escape(part.words)}.`]),
    ...(notice === null ? [] : [`**Note:** ${escape(notice)}`]),
    `## Labels\n\n${question === '' ? '' : `Question: *${escape(question)}*\n\n`}${classTable(facts)}\n\nLabel schema version ${schemaVersion}, guideline version ${guidelineVersion}. ${methods(facts)}`,
    ...(facts.autoLabels === null || facts.autoLabels === 0 ? [] : [`### Auto-labels\n\nThe fields \`autoLabel\`, \`autoLabelConfidence\` and \`autoLabelRun\` hold what a model gave to ${facts.autoLabels} ${facts.autoLabels === 1 ? 'item' : 'items'} without a person. They are no gold labels and are in none of the counts above.`]),
    definitions(facts),
    `## Splits\n\n${splitSentence(facts)}`,
    ...(facts.source === null && facts.licence === null ? [] : [`## Source and licence\n\n${[facts.source, facts.licence].filter((text) => text !== null).map(escape).join('\n\n')}`]),
    `## Loading\n\n${loading(facts)}`,
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function people({ annotators: { count, names } }: CardFacts): string {
  const people = `${count} ${count === 1 ? 'annotator' : 'annotators'}`;
  return names === null || names.length === 0 ? people : `${people} (${names.map(escape).join(', ')})`;
}

/** Counts of gold labels, and each one's share of the split's items with gold. */
function classTable({ classes, splits }: CardFacts): string {
  const header = ['class', ...splits.map((split) => escape(split.name))];
  const rows = classes.map(({ name, abstain }, place) => [
    `${escape(name)}${abstain ? ' (abstain)' : ''}`,
    ...splits.map(({ gold }) => `${gold[place]!} (${share(gold[place]!, gold.reduce((sum, count) => sum + count, 0))})`),
  ]);
  const without = ['*no gold label*', ...splits.map(({ items, gold }) => String(items - gold.reduce((sum, count) => sum + count, 0)))];
  const lines = [header, header.map(() => '---'), ...rows, without, ['**items**', ...splits.map(({ items }) => String(items))]];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function share(count: number, total: number): string {
  return total === 0 ? 'n/a' : `${((100 * count) / total).toFixed(1)} %`;
}

function methods({ goldMethods, decidedWithout: { ambiguous, nobodyRight } }: CardFacts): string {
  const labelled = goldMethods.length === 0 ? 'No item has a gold label yet.' : `Gold labels came about as: ${goldMethods.map(([method, items]) => `${method} ${items}`).join(', ')}.`;
  if (ambiguous + nobodyRight === 0) return labelled;
  return `${labelled} Decided to have none: ${ambiguous} truly ambiguous (the distribution of the answers stands), ${nobodyRight} that no class fits.`;
}

function definitions({ classes }: CardFacts): string {
  const defined = classes.filter(({ definition }) => definition.trim() !== '');
  return defined.length === 0 ? '' : `### What the classes mean\n\n${defined.map(({ name, definition }) => `- **${escape(name)}**: ${escape(definition)}`).join('\n')}`;
}

function splitSentence({ split }: CardFacts): string {
  if (split === null) return 'The splits were imported or set by hand.';
  const ratios = Object.entries(split.ratios).map(([name, ratio]) => `${name} ${ratio}`).join(', ');
  return `Drawn at random (${ratios}), seed ${split.seed}${split.stratify ? ', each class in proportion' : ''}${split.groupKey === null ? '' : `, items of equal \`${split.groupKey.replaceAll('`', "'")}\` together`}. Single items may have been moved by hand since.`;
}

function loading({ files, format, escaped }: CardFacts): string {
  const file = JSON.stringify(files[0] ?? `train.${format}`);
  if (format === 'jsonl') return `One JSON object a line. In Python:\n\n\`\`\`python\nimport json\nrows = [json.loads(line) for line in open(${file}, encoding="utf-8")]\n\`\`\``;
  const note = escaped ? "\n\nCells that a spreadsheet would run as a formula (beginning with `=`, `+`, `-`, `@` and the like) have an apostrophe before them; importing into Goldset takes it off again." : '';
  return `UTF-8, comma, quoted as in RFC 4180; an empty cell is no value; several values of a tag are joined by \`|\`. In Python:\n\n\`\`\`python\nimport pandas as pd\nrows = pd.read_csv(${file}, dtype=str, keep_default_na=False)\n\`\`\`${note}`;
}

/** Text that comes from data shows as it is, on one line: it can start no markup, table cell or HTML. */
function escape(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/[\\`*_{}[\]<>()#|!~]/g, '\\$&');
}
