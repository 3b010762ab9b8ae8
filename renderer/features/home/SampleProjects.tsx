import { Text, Title, UnstyledButton } from '@mantine/core';
import type { SampleProject } from '../../../shared/contract/shell';
import { ModalityIcon } from '../../components/ModalityIcon';
import { formatCount } from '../../format/formatCount';
import { openProjectWith } from '../../state/opening';
import classes from './Home.module.css';

export function SampleProjects({ samples, failure }: { readonly samples: readonly SampleProject[]; readonly failure: Error | null }) {
  if (failure) {
    return (
      <Text c="var(--gs-bad)" role="alert">
        The samples could not be read: {failure.message}
      </Text>
    );
  }
  const ofTeams = samples.filter(({ annotators }) => annotators > 0);
  const ofModels = samples.filter(({ runs }) => runs > 0);
  const plain = samples.filter(({ annotators, runs }) => annotators === 0 && runs === 0);
  return (
    <>
      <SampleList id="models-title" title="See where a model fails" hint="Each comes with gold labels and the predictions of simulated models: find what is worth working on, on the screen Analyse." samples={ofModels} />
      <SampleList id="teams-title" title="See how a team agrees" hint="Each comes with the answers of a simulated team that does not always agree: see where and why on the screen Agree, and settle it." samples={ofTeams} />
      <SampleList id="samples-title" title="Samples to try" hint="To label yourself. Each opens as a working copy of your own." samples={plain} />
    </>
  );
}

function SampleList({ id, title, hint, samples }: { readonly id: string; readonly title: string; readonly hint: string; readonly samples: readonly SampleProject[] }) {
  if (samples.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id}>
        {title}
      </Title>
      <Text c="var(--gs-muted)" mb="sm">
        {hint}
      </Text>
      <ul className={classes.samples}>
        {samples.map((sample) => (
          <li key={sample.id}>
            <SampleCard sample={sample} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function SampleCard({ sample }: { readonly sample: SampleProject }) {
  return (
    <UnstyledButton className={classes.sample} onClick={() => void openProjectWith(sample.title, () => window.goldset.openSample({ id: sample.id }))}>
      <span className={classes.sampleTitle}>
        <ModalityIcon modality={sample.modality} />
        {sample.title}
      </span>
      <span>{sample.description}</span>
      {sample.synthetic !== null && <span className={classes.synthetic}>Synthetic: {sample.synthetic}</span>}
      <span className={classes.source}>
        {formatCount(sample.items, 'item')}
        {sample.annotators > 0 && `, ${formatCount(sample.annotators, 'annotator')}`}
        {sample.runs > 0 && `, ${formatCount(sample.runs, 'model')}`}. {sample.source}. {sample.licence}
      </span>
    </UnstyledButton>
  );
}
