import { Button } from '@mantine/core';
import { IconGitMerge, IconPackageExport } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { PackageOverview } from '../../../../shared/contract/packages';
import type { ProjectInfo } from '../../../../shared/contract/project';
import { displayKeys, offerCommands } from '../../../commands/registry';
import { Keycap } from '../../../components/Keycap';
import { Problem } from '../../../components/Problem';
import { useRead } from '../../../data/queries';
import { formatCount } from '../../../format/formatCount';
import { formatWhen } from '../../../format/formatWhen';
import { chooseAndPreview, handOut, useMerging } from '../../../state/merging';
import { TeamPanel } from '../team/TeamPanel';
import { MergeOutcome } from './MergeOutcome';
import { packageName } from './packageName';
import classes from './Packages.module.css';

/** Work that travels as files: hand out, take back, merge. */
export function PackagesPanel({ project }: { readonly project: ProjectInfo }) {
  const overview = useRead('packages.overview', {}, { keepPrevious: true });
  const data = overview.data;
  return (
    <TeamPanel
      id="packages"
      title="Work packages"
      text={data?.own ? undefined : 'A package is one annotator’s work as a file: items, classes, guideline and media. It opens in another Goldset and comes back with the answers. Nobody’s answers but their own go along, and no gold label.'}
    >
      {overview.error && <Problem title="The packages could not be read">{overview.error.message}</Problem>}
      {data?.own && <ReturnPart project={project} own={data.own} />}
      {data && !data.own && <HandOutPart project={project} data={data} />}
      <MergeOutcome />
      {data && <History data={data} />}
    </TeamPanel>
  );
}

function ReturnPart({ project, own }: { readonly project: ProjectInfo; readonly own: NonNullable<PackageOverview['own']> }) {
  const isBusy = useMerging((state) => state.running !== null);
  useEffect(
    () => offerCommands([{ id: 'packages.return', title: 'Make the package that goes back', section: 'Project', keys: 'mod+shift+b', isAvailable: () => true, run: () => void giveBack(project, own) }]),
    [project, own],
  );
  return (
    <>
      <p className={classes.text}>
        This project is the work package of <bdi>{own.annotator}</bdi>. When you are done, or at any time before, make the file that goes back; only your answers are in it. Classes and guideline are changed where it came from.
      </p>
      <div>
        <Button size="sm" leftSection={<IconPackageExport size={16} aria-hidden />} rightSection={<Keycap keys={displayKeys('mod+shift+B')} />} disabled={isBusy} onClick={() => void giveBack(project, own)}>
          Return package
        </Button>
      </div>
    </>
  );
}

const giveBack = (project: ProjectInfo, own: NonNullable<PackageOverview['own']>) => handOut({ id: own.annotatorId, name: own.annotator }, packageName(project.name, own.annotator, true), true);

function HandOutPart({ project, data }: { readonly project: ProjectInfo; readonly data: PackageOverview }) {
  const isBusy = useMerging((state) => state.running !== null);
  useEffect(
    () => offerCommands([{ id: 'merges.choose', title: 'Merge work packages or copies of the project', section: 'Project', keys: 'mod+shift+m', isAvailable: () => project.readOnly === null, run: () => void chooseAndPreview() }]),
    [project.readOnly],
  );
  return (
    <>
      {data.annotators.length === 0 ? (
        <p className={classes.text}>Add annotators first: a package is made for one of them.</p>
      ) : (
        <ul className={classes.people} aria-label="Hand out packages" tabIndex={data.annotators.length > 8 ? 0 : undefined}>
          {data.annotators.map((annotator) => (
            <li key={annotator.id}>
              <bdi className={classes.name}>{annotator.name}</bdi>
              <span className={classes.muted}>{annotator.assigned === null ? `all ${formatCount(project.items, 'item')}` : formatCount(annotator.assigned, 'item')}</span>
              <Button size="compact-sm" variant="default" disabled={isBusy} aria-label={`Hand out a package to ${annotator.name}`} onClick={() => void handOut(annotator, packageName(project.name, annotator.name, false), false)}>
                Hand out
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button size="sm" variant="default" leftSection={<IconGitMerge size={16} aria-hidden />} rightSection={<Keycap keys={displayKeys('mod+shift+M')} />} disabled={isBusy || project.readOnly !== null} onClick={() => void chooseAndPreview()}>
          Merge files
        </Button>
      </div>
    </>
  );
}

function History({ data }: { readonly data: PackageOverview }) {
  const [now] = useState(() => Date.now());
  if (data.packages.length + data.merges.length === 0) return null;
  return (
    <div className={classes.history}>
      {data.packages.length > 0 && (
        <section aria-label="Packages handed out">
          <h3>Handed out</h3>
          <ul>
            {data.packages.map((entry) => (
              <li key={entry.id}>
                <bdi className={classes.name}>{entry.annotator}</bdi>
                <span className={classes.muted}>
                  {formatCount(entry.items, 'item')}, {formatWhen(entry.createdAt, now)}
                </span>
                <span>{entry.returned > 0 ? `${formatCount(entry.returned, 'answer')} back` : 'not back yet'}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {data.merges.length > 0 && (
        <section aria-label="Files merged">
          <h3>Merged</h3>
          <ul>
            {data.merges.map((entry) => (
              <li key={entry.id}>
                <bdi className={classes.name}>{entry.file}</bdi>
                <span className={classes.muted}>{formatWhen(entry.createdAt, now)}</span>
                <span>
                  {formatCount(entry.added, 'answer')}
                  {entry.conflicts > 0 && `, ${formatCount(entry.conflicts, 'conflict')}`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
