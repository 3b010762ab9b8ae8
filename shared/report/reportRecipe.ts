import { type Html, html, type HtmlPart } from './html';
import type { ReportInput } from './reportInput';

const FORMULAS =
  'precision TP/(TP+FP); recall TP/(TP+FN); F1 2TP/(2TP+FP+FN); macro-F1 the mean of the classes’ F1; error rate of a tag its errors / its items; share of data its items / all items; share of errors its errors / all errors; gap HLP − accuracy; potential gain max(0, gap) × share of data; priority potential gain × ease × importance, 1 where these are not set.';

/** How the figures came to be: enough to derive them again. */
export function reportRecipe({ result, run, baseline, population, date, version }: ReportInput): Html {
  const { recipe, undefinedReplicates, reasons } = result;
  const facts: (readonly [name: string, value: HtmlPart])[] = [
    ['Items', population],
    ['Query', html`<span class="mono">${JSON.stringify(recipe.query)}</span>`],
    ['Data version', html`<span class="mono">${recipe.dataVersion}</span>`],
    ['Label version', `schema ${recipe.schemaVersion}, gold log up to event ${recipe.goldSeq}`],
    ['Formulas', `${recipe.formulas}: ${FORMULAS}`],
    ['Intervals', `95 %: Wilson for proportions${recipe.bootstrap > 0 ? `; percentile bootstrap with ${recipe.bootstrap.toLocaleString('en')} replicates, seed ${recipe.seed}, for the rest` : '; no bootstrap'}`],
    ...Object.entries(undefinedReplicates).filter(([, count]) => count > 0).map(([name, count]) => [`Undefined replicates, ${name}`, count.toLocaleString('en')] as const),
    ...Object.entries(reasons).map(([name, reason]) => [`Undefined: ${name}`, reason] as const),
    ['Conventions', 'Abstain classes and items without a gold label or prediction are in no rate. Undefined figures are n/a, never 0; inside macro and weighted means an undefined class value counts as 0. Classes of a macro mean: those true or predicted in the evaluated items. Calibration: top confidence, 15 equal bins. Several tests at once: Benjamini-Hochberg q.'],
    ['Made', `${date} by Goldset${version === null ? '' : ` ${version}`}`],
  ];
  return html`<h2>How the figures came to be</h2>${list(facts)}
<h3>Run <bdi>${run.name}</bdi></h3>${list(runFacts(run))}
${baseline && html`<h3>Baseline <bdi>${baseline.name}</bdi></h3>${list(runFacts(baseline))}`}`;
}

function runFacts(run: ReportInput['run']): (readonly [string, HtmlPart])[] {
  const { modelVersion, codeVersion, dataSnapshot, notes, outOfSample, file, createdAt, predictions, hasProbabilities, hyperparameters } = run;
  const known: (readonly [string, string])[] = [
    ['Model version', modelVersion],
    ['Code version', codeVersion],
    ['Data snapshot', dataSnapshot],
    ['File', file],
    ['Imported', new Date(createdAt).toISOString().slice(0, 10)],
    ['Predictions', `${predictions.toLocaleString('en')}, ${hasProbabilities ? 'with class probabilities' : 'classes only'}`],
    ['Out of sample', outOfSample === null ? '' : outOfSample ? 'yes: no item was in the training data of the model that predicted it' : 'no: figures may be too good'],
    ...hyperparameters,
    ['Notes', notes],
  ];
  return known.filter(([, value]) => value !== '').map(([name, value]) => [name, html`<bdi>${value}</bdi>`] as const);
}

function list(facts: readonly (readonly [name: string, value: HtmlPart])[]): Html {
  return html`<dl class="facts">${facts.map(([name, value]) => html`<dt><bdi>${name}</bdi></dt><dd>${value}</dd>
`)}</dl>`;
}
