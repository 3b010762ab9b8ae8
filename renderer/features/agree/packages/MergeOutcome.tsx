import { Button, Progress } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { MergedFile, MergeReport } from '../../../../shared/contract/packages';
import { displayKeys, offerCommands } from '../../../commands/registry';
import { Keycap } from '../../../components/Keycap';
import { Problem } from '../../../components/Problem';
import { services } from '../../../data/services';
import { formatBytes } from '../../../format/formatBytes';
import { formatCount } from '../../../format/formatCount';
import { useJobs } from '../../../state/jobs';
import { forgetMerge, mergePreviewed, useMerging } from '../../../state/merging';
import classes from './Packages.module.css';

const SHOWN = 20;

/** What goes on with files, what they would bring, and what they brought. */
export function MergeOutcome() {
  const { running, report, packed, failure } = useMerging();
  return (
    <div aria-live="polite" className={classes.outcomes}>
      {running && <Running what={running.what} jobId={running.jobId} />}
      {failure && <Problem title={failure.title}>{failure.message}</Problem>}
      {packed && (
        <div className={classes.outcome}>
          <p className={classes.done}>
            <IconCheck size={16} aria-hidden /> <bdi>{packed.made.file}</bdi>
          </p>
          <p>
            {formatCount(packed.made.items, 'item')}
            {packed.made.media > 0 && `, ${formatCount(packed.made.media, 'media file')}`}, {formatBytes(packed.made.bytes)}. {packed.back ? 'Send it back to where the package came from.' : <>Give it to <bdi>{packed.annotator}</bdi>.</>}
          </p>
          <Warnings warnings={packed.made.warnings} />
        </div>
      )}
      {report && !running && <Report report={report} />}
    </div>
  );
}

const WORDS = { preview: 'Looking into the files', merge: 'Merging', package: 'Making the package' } as const;

function Running({ what, jobId }: { readonly what: keyof typeof WORDS; readonly jobId: string | null }) {
  const job = useJobs((state) => state.jobs.find(({ id }) => id === jobId));
  const share = job && job.total !== null && job.total > 0 ? (100 * job.done) / job.total : null;
  return (
    <div className={classes.running}>
      <span>
        {WORDS[what]}
        {job?.phase ? `: ${job.phase}` : ''}
      </span>
      <Progress value={share ?? 100} animated={share === null} aria-label={WORDS[what]} />
      <Button size="compact-sm" variant="default" disabled={jobId === null} onClick={() => jobId !== null && void services.call('jobs.cancel', { jobId })}>
        Cancel
      </Button>
    </div>
  );
}

function Report({ report }: { readonly report: MergeReport }) {
  const isPreview = report.dryRun;
  const bringsNothing = report.added === 0 && report.files.every(({ gold, notes, items, classes: added }) => gold + notes + items + added.length === 0);
  useEffect(() => {
    if (!isPreview) return undefined;
    return offerCommands([{ id: 'merges.run', title: 'Merge what was looked into', section: 'Project', keys: 'mod+enter', isAvailable: () => document.querySelector('[role="dialog"]') === null, run: () => void mergePreviewed() }]);
  }, [isPreview]);
  return (
    <section className={classes.outcome} aria-label={isPreview ? 'What a merge would bring' : 'What was merged'}>
      <p className={classes.done}>
        {!isPreview && <IconCheck size={16} aria-hidden />}
        {bringsNothing ? 'Everything in there is known already.' : isPreview ? `${formatCount(report.added, 'answer')} would come in` : `${formatCount(report.added, 'answer')} came in`}
      </p>
      <dl className={classes.facts}>
        <Fact name="known already" value={formatCount(report.known, 'answer')} />
        <Fact name="conflicts" value={report.conflicts.toLocaleString('en')} look={report.conflicts > 0} />
      </dl>
      <ul className={classes.files}>
        {report.files.map((file) => (
          <li key={file.file}>
            <bdi className={classes.name}>{file.file}</bdi>
            <span>{describeFile(file)}</span>
            <Warnings warnings={file.warnings} />
          </li>
        ))}
      </ul>
      {report.conflictList.length > 0 && (
        <section aria-label="Conflicts">
          <h3>Said differently</h3>
          <ul className={classes.conflicts} tabIndex={0}>
            {report.conflictList.slice(0, SHOWN).map((conflict, index) => (
              <li key={index}>{conflict.message}</li>
            ))}
            {report.conflicts > SHOWN && <li>… and {(report.conflicts - SHOWN).toLocaleString('en')} more.</li>}
          </ul>
        </section>
      )}
      <div className={classes.actions}>
        {isPreview && !bringsNothing && (
          <Button size="sm" rightSection={<Keycap keys={displayKeys('mod+Enter')} />} onClick={() => void mergePreviewed()}>
            Merge
          </Button>
        )}
        <Button size="sm" variant="default" onClick={forgetMerge}>
          {isPreview && !bringsNothing ? 'Leave it' : 'Done'}
        </Button>
        {isPreview && !bringsNothing && <span className={classes.muted}>Nothing is taken away; a backup is made first.</span>}
      </div>
    </section>
  );
}

function Fact({ name, value, look = false }: { readonly name: string; readonly value: string; readonly look?: boolean }) {
  return (
    <div data-look={look || undefined}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul className={classes.warnings}>
      {warnings.map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
    </ul>
  );
}

function describeFile(file: MergedFile): string {
  const parts = file.byAnnotator.map(({ annotator, added }) => `${annotator} ${added.toLocaleString('en')}`);
  if (file.items > 0) parts.push(formatCount(file.items, 'new item'));
  if (file.annotators.length > 0) parts.push(`new annotators ${file.annotators.join(', ')}`);
  if (file.classes.length > 0) parts.push(`new classes ${file.classes.join(', ')}`);
  if (file.gold > 0) parts.push(formatCount(file.gold, 'gold decision'));
  if (file.notes > 0) parts.push(formatCount(file.notes, 'note'));
  return parts.length === 0 ? 'nothing new' : parts.join(', ');
}
