import type { Output } from '../../../shared/contract';
import { useRead } from '../../data/queries';
import { describeChanges } from './describeChanges';
import { VersionList } from './VersionList';

type SchemaVersion = Output<'labelSchema.get'>;
const NOTHING: SchemaVersion = { version: 0, question: '', classes: [], createdAt: 0 };
const SHOWN = 500;

/** Every saved state of the classes, and what changed between any two. */
export function SchemaVersions() {
  const versions = useRead('labelSchema.versions', {});
  return <VersionList versions={versions.data ?? []} compare={compareSchemas} empty={NOTHING} />;
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
