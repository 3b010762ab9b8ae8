import type { Output } from '../../../shared/contract';
import { describeSurgery } from '../../../shared/domain/describeSurgery';
import { useRead } from '../../data/queries';
import { formatCount } from '../../format/formatCount';
import { describeChanges } from './describeChanges';
import { OlderOffer } from './OlderOffer';
import classes from './SchemaVersions.module.css';
import { VersionList } from './VersionList';

type SchemaVersion = Output<'labelSchema.versions'>[number];
const NOTHING: SchemaVersion = { version: 0, question: '', classes: [], createdAt: 0, change: null };
const SHOWN = 500;

/** Every saved state of the classes: what each change was, how much it reached, and what changed between any two. */
export function SchemaVersions() {
  const versions = useRead('labelSchema.versions', {}).data ?? [];
  const older = useRead('surgery.older', {}).data ?? [];
  const detail = (version: SchemaVersion) => {
    const ofVersion = older.find((entry) => entry.version === version.version);
    return (
      <>
        <Change version={version} versions={versions} />
        {ofVersion && ofVersion.items > 0 && (
          <div className={classes.older}>
            <OlderOffer key={version.version} older={ofVersion} />
          </div>
        )}
      </>
    );
  };
  return <VersionList versions={versions} compare={compareSchemas} summarise={(version) => summarise(version, versions)} detail={detail} empty={NOTHING} />;
}

function Change({ version, versions }: { readonly version: SchemaVersion; readonly versions: readonly SchemaVersion[] }) {
  const { change } = version;
  if (change?.kind !== 'surgery') return null;
  const { annotations, items, annotators, gold } = change.counts;
  return (
    <div className={classes.change}>
      <h2 dir="auto">{summarise(version, versions)}</h2>
      <p>
        {change.surgery.kind === 'add' ? 'No answers were concerned.' : `${formatCount(annotations, 'answer')} on ${formatCount(items, 'item')} by ${formatCount(annotators, 'annotator')} and ${formatCount(gold, 'gold label')} were concerned.`}
        {versions.some((other) => other.change?.kind === 'undo' && other.change.version === version.version) && ' It was taken back later.'}
      </p>
    </div>
  );
}

/** What made the version; null for a plain edit, which the comparison tells. */
function summarise({ version, change }: SchemaVersion, versions: readonly SchemaVersion[]): string | null {
  if (change === null) return null;
  if (change.kind === 'undo') return `Version ${change.version} taken back`;
  const before = versions.find((entry) => entry.version === version - 1);
  const names = new Map(before?.classes.map(({ uid, name }) => [uid, name]));
  return describeSurgery(change.surgery, (uid) => names.get(uid) ?? uid);
}

function compareSchemas(before: SchemaVersion, after: SchemaVersion) {
  const changes = describeChanges(before, after);
  if (changes.length === 0) return <p>These versions are equal.</p>;
  return (
    <ul>
      {changes.slice(0, SHOWN).map((change, index) => (
        <li key={index}>{change}</li>
      ))}
      {changes.length > SHOWN && <li>and {(changes.length - SHOWN).toLocaleString()} more</li>}
    </ul>
  );
}
