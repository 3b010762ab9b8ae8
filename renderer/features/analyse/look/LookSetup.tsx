import { Button, NumberInput, Radio } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { TagQuestion } from '../../../../shared/contract/tagReview';
import { displayKeys, offerCommands } from '../../../commands/registry';
import { Keycap } from '../../../components/Keycap';
import { showFailure } from '../../../components/showFailure';
import { services } from '../../../data/services';
import { formatCount } from '../../../format/formatCount';
import type { AnalyseTabProps } from '../analyseTabs';
import { AddQuestion } from './AddQuestion';
import classes from './Look.module.css';
import { useAsked } from './lookRequest';
import { looking } from './lookSession';
import { Precision } from './Precision';
import { QuestionList } from './QuestionList';
import { usePlanCounts, type Which } from './usePlanCounts';

const CHOICES: readonly { readonly which: Exclude<Which, 'listed'>; readonly label: string; readonly description: string }[] = [
  { which: 'errors', label: 'Errors', description: 'Tells what errors are made of. Error rates need right ones looked at too.' },
  { which: 'sample', label: 'Random sample of all', description: 'Tells the share of data and the error rate of each tag without bias.' },
  { which: 'right', label: 'Right ones', description: 'To go with errors: together they tell error rates.' },
];

/** What to go through, how much of it, and what to ask. */
export function LookSetup({ runId, query, readOnly, questions }: AnalyseTabProps & { readonly questions: readonly TagQuestion[] }) {
  const listed = useAsked((state) => state.listed);
  const [chosen, setWhich] = useState<Which>(listed ? 'listed' : 'errors');
  const which = chosen === 'listed' && !listed ? 'errors' : chosen;
  const [size, setSize] = useState(100);
  const [seed, setSeed] = useState(0);
  const [busy, setBusy] = useState(false);
  const counts = usePlanCounts(runId, query);
  const population = counts[which];
  const start = async () => {
    if (busy || population === 0) return;
    setBusy(true);
    try {
      const request = { runId, query: which === 'listed' && listed ? listed.query : { ...query, sort: null }, which, size, seed };
      looking.start({ ...request, title: listed?.title ?? '', population: query }, await services.call('tagReview.plan', request));
    } catch (error) {
      showFailure('The items could not be chosen', error);
      setBusy(false);
    }
  };
  const latest = useRef(start);
  useEffect(() => {
    latest.current = start;
  });
  useEffect(() => offerCommands([{ id: 'look.start', title: 'Start looking', section: 'Analyse', keys: 'mod+enter', isAvailable: () => true, run: () => void latest.current() }]), []);
  return (
    <div className={classes.setup} tabIndex={0} role="region" aria-label="Look at items, what to look at">
      <section className={classes.choose} aria-labelledby="look-what">
        <h2 id="look-what">What to look at</h2>
        <Radio.Group aria-label="What to look at" value={which} onChange={(value) => setWhich(value as Which)}>
          {listed && <Radio value="listed" label={<Choice label={listed.title} count={counts.listed} />} description="The list that you came from, in its order." className={classes.radio} />}
          {CHOICES.map((choice) => (
            <Radio key={choice.which} value={choice.which} label={<Choice label={choice.label} count={counts[choice.which]} />} description={choice.description} className={classes.radio} />
          ))}
        </Radio.Group>
        <h2>How many</h2>
        <Precision population={population} size={size} onSize={setSize} isSample={which !== 'listed'} />
        {which !== 'listed' && <NumberInput label="Seed" description="The same seed draws the same items in the same order. A larger number of items with the same seed goes on where the smaller one ended." value={seed} onChange={(value) => setSeed(Math.trunc(Number(value) || 0))} className={classes.seed} />}
        <Button loading={busy} disabled={population === 0} onClick={() => void start()} rightSection={<Keycap keys={displayKeys('mod+enter')} />} className={classes.start}>
          {population === null ? 'Start looking' : `Look at ${formatCount(Math.min(size, population), 'item')}`}
        </Button>
        {population === 0 && <p className={classes.note}>There is no such item among those chosen above.</p>}
      </section>
      <section className={classes.ask} aria-labelledby="look-ask">
        <h2 id="look-ask">What to ask of each item</h2>
        <p className={classes.text}>A tag that may hold or not: “blurred”, “wrong language”, “two objects”. Yes puts the tag on the item. No is remembered too, so that rates count only what was looked at.</p>
        <QuestionList questions={questions} readOnly={readOnly} />
        {!readOnly && <AddQuestion questions={questions} />}
      </section>
    </div>
  );
}

function Choice({ label, count }: { readonly label: string; readonly count: number | null }) {
  return (
    <span className={classes.choice}>
      <bdi title={label}>{label}</bdi>
      <span>{count === null ? '' : count.toLocaleString('en')}</span>
    </span>
  );
}
