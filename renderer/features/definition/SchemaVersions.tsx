import { useRead } from '../../data/queries';
import { describeChanges } from './describeChanges';
import { VersionList } from './VersionList';

/** Every saved state of the classes, and what changed between any two. */
export function SchemaVersions() {
  const versions = useRead('labelSchema.versions', {});
  return (
    <VersionList
      versions={versions.data ?? []}
      compare={(before, after) => {
        const changes = describeChanges(before, after);
        return changes.length === 0 ? (
          <p>These versions are equal.</p>
        ) : (
          <ul>
            {changes.slice(0, 500).map((change, index) => (
              <li key={index}>{change}</li>
            ))}
            {changes.length > 500 && <li>and {(changes.length - 500).toLocaleString()} more</li>}
          </ul>
        );
      }}
      empty={{ version: 0, question: '', classes: [], createdAt: 0 }}
    />
  );
}
