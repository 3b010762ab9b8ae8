import type { TagRow } from '../contract/evaluation';
import { TODO_KIND_NAME } from '../domain/todoKind';
import { FEW_ITEMS } from '../evaluation/fewItems';
import { sayNamedP } from '../metrics/sayNamedP';
import { sayP } from '../metrics/sayP';
import { type Html, html } from './html';
import { reportBar } from './reportBar';
import type { ReportInput } from './reportInput';
import { reportNumber as say } from './reportNumber';
import { reportTable } from './reportTable';

/** Rows on paper; a project with more values is better looked at on the screen. */
const MOST_ROWS = 400;

/** Where the run errs more: the tag table, the weak slices if they were searched, and what is planned. */
export function reportTags(input: ReportInput): Html {
  return html`${tagTable(input)}${weakSlices(input)}${todos(input)}`;
}

function tagTable({ result }: ReportInput): Html {
  const rows = [...result.slices].sort((a, b) => (b.priority ?? -1) - (a.priority ?? -1) || b.errors - a.errors);
  const hasTrend = rows.some(({ trend }) => trend !== null);
  const hasWeights = rows.some(({ ease, importance }) => ease !== null || importance !== null);
  const hasNotes = rows.some(({ note, review }) => note !== '' || review !== null);
  const interval = (ci: readonly [number, number] | null) => ci && html` <span class="interval">${say(ci[0], 'percent')} to ${say(ci[1], 'percent')}</span>`;
  if (rows.length === 0) return html`<h2>By tag</h2><p class="muted">No item has a tag.</p>`;
  return html`<h2>By tag</h2>
<p class="note">Potential gain: points of overall accuracy that would come from reaching human level on these items; the priority multiplies it by ease and importance where these were set. An item may have several tags: shares and gains do not add up. Greyed: under ${FEW_ITEMS} items, nothing is claimed.</p>
${reportTable<TagRow>('By tag', [
  { title: 'Tag', cell: ({ key, value }) => html`<bdi>${key}</bdi> = ${value === null ? html`<i>no value</i>` : html`<bdi>${value}</bdi>`}` },
  { title: 'Items', cell: ({ support }) => say(support, 'count') },
  { title: 'Share of data', cell: ({ shareOfData }) => say(shareOfData, 'percent') },
  { title: 'Error rate, 95 %', cell: ({ errorRate, errorRateCi }) => html`${say(errorRate, 'percent')}${interval(errorRateCi)}${reportBar(errorRate, errorRateCi)}` },
  { title: 'Share of errors', cell: ({ shareOfErrors }) => say(shareOfErrors, 'percent') },
  { title: 'HLP', cell: ({ hlp }) => say(hlp, 'percent') },
  { title: 'Gap, points', cell: ({ gapToHlp }) => say(gapToHlp, 'points', 1) },
  { title: 'Potential gain, points', cell: ({ potentialGain }) => (potentialGain === null ? 'n/a' : (100 * potentialGain).toFixed(2)) },
  ...(hasWeights ? [{ title: 'Ease × importance', cell: ({ ease, importance }: TagRow) => `${ease ?? 1} × ${importance ?? 1}` }, { title: 'Priority', cell: ({ priority }: TagRow) => (priority === null ? 'n/a' : (100 * priority).toFixed(2)) }] : []),
  ...(hasTrend ? [{ title: 'Error rate against the baseline, points', cell: ({ trend }: TagRow) => (trend === null ? '' : html`${say(trend.delta, 'points', 1)}${trend.q !== null && html` <span class="interval">${sayNamedP(trend.q, 'q')}</span>`}`) }] : []),
  ...(hasNotes ? [{ title: 'Note', isText: true, cell: ({ note, review }: TagRow) => html`<bdi>${note}</bdi>${review && html` <span class="interval">${reviewed(review)}</span>`}` }] : []),
], rows.slice(0, MOST_ROWS), ({ support }) => support < FEW_ITEMS)}
${rows.length > MOST_ROWS && html`<p class="note">The ${MOST_ROWS} of highest priority, of ${rows.length}.</p>`}`;
}

function reviewed({ yes, no, unseen, caution }: NonNullable<TagRow['review']>): string {
  return `Given while looking: ${yes} yes, ${no} no, ${unseen} not looked at.${caution === null ? '' : ` ${caution}`}`;
}

function weakSlices({ weakSlices: found }: ReportInput): Html | null {
  if (!found) return null;
  const head = html`<h2>Weak slices</h2><p class="note">Searched on one half of the items, tested on the other; ${say(found.searched, 'count')} combinations with at least ${say(found.minSupport, 'count')} items; seed ${found.seed}. Rates are over both halves.</p>`;
  if (found.slices.length === 0) return html`${head}<p>${found.reason ?? 'None errs more than the rest.'}</p>`;
  return html`${head}${reportTable('Weak slices', [
    { title: 'Slice', cell: ({ predicate }) => predicate.map(({ key, value }, at) => html`${at > 0 && ' and '}<bdi>${key}</bdi> = <bdi>${value ?? 'no value'}</bdi>`) },
    { title: 'On the other half', isText: true, cell: ({ confirmed }) => (confirmed ? html`<span class="mark bad">confirmed</span>` : 'may be chance') },
    { title: 'Items', cell: ({ support }) => say(support, 'count') },
    { title: 'Error rate', cell: ({ errorRate }) => say(errorRate, 'percent') },
    { title: 'Elsewhere', cell: ({ errorRateOutside }) => say(errorRateOutside, 'percent') },
    { title: 'Difference, points', cell: ({ difference, differenceCi }) => html`${say(difference, 'points', 1)}${differenceCi && html` <span class="interval">${say(differenceCi[0], 'points', 1)} to ${say(differenceCi[1], 'points', 1)}</span>`}` },
    { title: 'q', cell: ({ q }) => sayP(q) },
    { title: 'Found on', cell: ({ discovery }) => `${say(discovery.errors, 'count')} of ${say(discovery.support, 'count')}` },
    { title: 'Tested on', cell: ({ confirmation }) => `${say(confirmation.errors, 'count')} of ${say(confirmation.support, 'count')}` },
  ], found.slices)}`;
}

function todos({ todos: planned }: ReportInput): Html | null {
  if (planned.length === 0) return null;
  return html`<h2>What is planned</h2>${reportTable('What is planned', [
    { title: 'To do', cell: ({ title, notes }) => html`<bdi>${title}</bdi>${notes !== '' && html`<br><span class="interval"><bdi>${notes}</bdi></span>`}` },
    { title: 'Kind', isText: true, cell: ({ kind }) => TODO_KIND_NAME[kind] },
    { title: 'Owner', isText: true, cell: ({ owner }) => html`<bdi>${owner}</bdi>` },
    { title: 'Items', cell: ({ items }) => (items === null ? '' : say(items, 'count')) },
    { title: 'Expected gain, points', cell: ({ expectedGain }) => (expectedGain === null ? '' : say(expectedGain, 'points')) },
    { title: 'Done', isText: true, cell: ({ doneAt }) => (doneAt === null ? 'open' : new Date(doneAt).toISOString().slice(0, 10)) },
  ], planned)}`;
}
