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
  return (
    <section aria-labelledby="samples-title">
      <Title order={2} id="samples-title">
        Samples to try
      </Title>
      <Text c="var(--gs-muted)" mb="sm">
        Each opens as a working copy of your own.
      </Text>
      <ul className={classes.samples}>
        {samples.map((sample) => (
          <li key={sample.id}>
            <UnstyledButton className={classes.sample} onClick={() => void openProjectWith(sample.title, () => window.goldset.openSample({ id: sample.id }))}>
              <span className={classes.sampleTitle}>
                <ModalityIcon modality={sample.modality} />
                {sample.title}
              </span>
              <span>{sample.description}</span>
              {sample.synthetic !== null && <span className={classes.synthetic}>Synthetic: {sample.synthetic}</span>}
              <span className={classes.source}>
                {formatCount(sample.items, 'item')}. {sample.source}. {sample.licence}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
