import { Skeleton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { SurgeryPreview } from '../../../shared/contract/surgery';
import { describeSurgery } from '../../../shared/domain/describeSurgery';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import type { SchemaSurgery } from '../../../shared/domain/schemaSurgery';
import { Problem } from '../../components/Problem';
import { describeCounts } from './describeCounts';
import { FigureTable } from './FigureTable';
import classes from './SurgeryEffect.module.css';

export interface SurgeryEffectProps {
  readonly surgery: SchemaSurgery | null;
  readonly schema: readonly LabelClass[];
  /** Of this surgery; undefined while it is computed. */
  readonly preview: SurgeryPreview | undefined;
  readonly failure: Error | null;
}

/** What a surgery would do: shown before it is done, and kept up to date with every choice. */
export function SurgeryEffect({ surgery, schema, preview, failure }: SurgeryEffectProps) {
  return (
    <section className={classes.effect} aria-label="What it would do" aria-live="polite" aria-busy={surgery !== null && !preview && !failure}>
      {failure ? <Problem title="The effect could not be computed">{failure.message}</Problem> : surgery === null ? <p className={classes.hint}>Choose on the left, and this shows what would change before anything does: how many answers and gold labels, and agreement and HLP before and after.</p> : <Effect surgery={surgery} schema={schema} preview={preview} />}
    </section>
  );
}

function Effect({ surgery, schema, preview }: { readonly surgery: SchemaSurgery; readonly schema: readonly LabelClass[]; readonly preview: SurgeryPreview | undefined }) {
  const names = new Map(schema.map(({ uid, name }) => [uid, name]));
  const title = (
    <h3 className={classes.title} dir="auto">
      {describeSurgery(surgery, (uid) => names.get(uid) ?? uid)}
    </h3>
  );
  if (!preview) {
    return (
      <>
        {title}
        <Skeleton height={44} />
        <Skeleton height={200} />
      </>
    );
  }
  if (preview.problems.length > 0) {
    return (
      <>
        {title}
        <ul className={classes.problems}>
          {preview.problems.map((problem) => (
            <li key={problem} dir="auto">
              {problem}
            </li>
          ))}
        </ul>
      </>
    );
  }
  const isSame = JSON.stringify(preview.before) === JSON.stringify(preview.after);
  return (
    <>
      {title}
      <dl className={classes.counts}>
        {describeCounts(surgery, preview.counts!).map(({ count, what }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{count.toLocaleString('en')}</dd>
          </div>
        ))}
      </dl>
      {preview.answers === 0 ? (
        <p className={classes.hint}>There are no answers yet, so there is no agreement to change.</p>
      ) : (
        <>
          <FigureTable before={preview.before!} after={preview.after!} />
          {isSame && <p className={classes.hint}>Nothing changes at once: figures move when items are answered again.</p>}
        </>
      )}
      {preview.warnings.length > 0 && (
        <ul className={classes.warnings}>
          {preview.warnings.map((warning) => (
            <li key={warning}>
              <IconAlertTriangle size={15} aria-label="Mind" />
              <span dir="auto">{warning}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
