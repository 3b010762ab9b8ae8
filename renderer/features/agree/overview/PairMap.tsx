import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { AgreementResult } from '../../../../shared/contract/agreement';
import { HeatMap } from '../../../components/HeatMap';
import { SortableTable } from '../../../components/SortableTable';
import { formatCount } from '../../../format/formatCount';
import { formatPercent } from '../../../format/formatPercent';
import { Estimate, sayNumber } from '../../../components/Estimate';
import classes from './Overview.module.css';
import { Part } from '../../../components/Part';

/** A map of more people than this is no map any more; the list has all pairs. */
const MOST_PEOPLE = 50;
const MOST_LISTED = 500;

export interface ChosenPair {
  readonly a: { readonly id: number; readonly name: string };
  readonly b: { readonly id: number; readonly name: string };
}

type Pair = AgreementResult['cohenKappa']['pairs'][number];

/** Who agrees with whom. A cell opens what the two confuse. */
export function PairMap({ result, chosen, onChoose }: { readonly result: AgreementResult; readonly chosen: ChosenPair | null; readonly onChoose: (pair: ChosenPair) => void }) {
  const [view, setView] = useState<'map' | 'list'>('map');
  const { pairs } = result.cohenKappa;
  const people = useMemo(() => [...result.perAnnotator].sort((x, y) => y.annotations - x.annotations).slice(0, MOST_PEOPLE).sort((x, y) => result.perAnnotator.indexOf(x) - result.perAnnotator.indexOf(y)), [result.perAnnotator]);
  const byNames = useMemo(() => new Map(pairs.flatMap((pair) => [[keyOf(pair.a, pair.b), pair] as const, [keyOf(pair.b, pair.a), pair] as const])), [pairs]);
  const idOf = useMemo(() => new Map(result.perAnnotator.map(({ annotator, annotatorId }) => [annotator, annotatorId])), [result.perAnnotator]);
  const choose = (a: string, b: string) => onChoose({ a: { id: idOf.get(a)!, name: a }, b: { id: idOf.get(b)!, name: b } });
  const entries = people.map(({ annotator }) => ({ key: annotator, label: <bdi>{annotator}</bdi>, title: annotator }));
  const place = (name: string | undefined) => people.findIndex(({ annotator }) => annotator === name);
  const selected = chosen && place(chosen.a.name) >= 0 && place(chosen.b.name) >= 0 ? { row: place(chosen.a.name), column: place(chosen.b.name) } : null;
  const listed = [...pairs].sort((x, y) => (x.kappa ?? 2) - (y.kappa ?? 2)).slice(0, MOST_LISTED);
  const views = <SegmentedControl aria-label="Pairs as" value={view} onChange={(value) => setView(value as 'map')} data={[{ value: 'map', label: 'Map' }, { value: 'list', label: 'List' }]} />;
  return (
    <Part title="Who agrees with whom" text="Cohen’s κ of each two annotators. Choose a cell to see what the two confuse." tools={views}>
      <div className={classes.mapSpace}>
        {view === 'map' ? (
          <HeatMap
            name="Cohen’s kappa of each pair of annotators"
            corner="κ"
            rows={entries}
            columns={entries}
            selected={selected}
            onOpen={(row, column) => byNames.has(keyOf(people[row]!.annotator, people[column]!.annotator)) && choose(people[row]!.annotator, people[column]!.annotator)}
            cellAt={(row, column) => {
              const [a, b] = [people[row]!.annotator, people[column]!.annotator];
              if (a === b) return null;
              const pair = byNames.get(keyOf(a, b));
              if (!pair) return { text: '', shade: null, name: `${a} and ${b}: no item in common` };
              return { text: pair.kappa === null ? 'n/a' : sayNumber(pair.kappa), shade: pair.kappa, name: `${a} and ${b}: ${describePair(pair)}` };
            }}
          />
        ) : (
          <SortableTable<Pair>
            name="Pairs of annotators, the least agreeing first"
            rows={listed}
            keyOf={({ a, b }) => keyOf(a, b)}
            columns={[
              { id: 'pair', title: 'Pair', isText: true, value: ({ a, b }) => `${a} ${b}`, render: ({ a, b }) => <button type="button" className={classes.link} onClick={() => choose(a, b)}><bdi>{a}</bdi>, <bdi>{b}</bdi></button> },
              { id: 'items', title: 'Items', value: ({ items }) => items, render: ({ items }) => items.toLocaleString('en') },
              { id: 'agree', title: 'Agree', value: ({ percentAgreement }) => percentAgreement, render: ({ percentAgreement }) => formatPercent(percentAgreement) },
              { id: 'kappa', title: 'κ', value: ({ kappa }) => kappa, render: ({ kappa }) => <Estimate value={kappa} reason="No variation: both used one class only." /> },
            ]}
          />
        )}
      </div>
      <p className={classes.small}>
        {view === 'map' && people.length < result.perAnnotator.length && `The ${MOST_PEOPLE} annotators with most answers, of ${result.perAnnotator.length.toLocaleString('en')}; the list has the others. `}
        {view === 'list' && listed.length < pairs.length && `The ${MOST_LISTED} least agreeing pairs of ${pairs.length.toLocaleString('en')}. `}
      </p>
    </Part>
  );
}

const keyOf = (a: string, b: string) => JSON.stringify([a, b]);

function describePair({ items, percentAgreement, kappa }: Pair): string {
  const figure = kappa === null ? 'kappa undefined, both used one class only' : `kappa ${sayNumber(kappa)}`;
  return `${figure}, ${formatPercent(percentAgreement)} of ${formatCount(items, 'common item')} alike`;
}
