import { Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import classes from './VersionList.module.css';

interface Version {
  readonly version: number;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

export interface VersionListProps<V extends Version> {
  readonly versions: readonly V[];
  readonly compare: (before: V, after: V) => ReactNode;
  /** What made a version, in a few words, for the list. */
  readonly summarise?: (version: V) => string | null;
  /** More about the version chosen, above the comparison. */
  readonly detail?: (version: V) => ReactNode;
  /** What the first version is compared with. */
  readonly empty: V;
}

/** Versions, newest first; one is chosen, and compared with the one before it or with any other. */
export function VersionList<V extends Version>({ versions, compare, summarise, detail, empty }: VersionListProps<V>) {
  const newestFirst = [...versions].sort((a, b) => b.version - a.version);
  const [chosen, setChosen] = useState<number | null>(null);
  const [against, setAgainst] = useState<number | null>(null);
  const after = newestFirst.find(({ version }) => version === chosen) ?? newestFirst[0];
  if (!after) return null;
  const previous = newestFirst.find(({ version }) => version < after.version) ?? empty;
  const before = newestFirst.find(({ version }) => version === against && version !== after.version) ?? previous;

  return (
    <div className={classes.screen}>
      <nav className={classes.list} aria-label="Versions">
        {newestFirst.map((version) => (
          <button key={version.version} type="button" className={classes.version} aria-current={version.version === after.version || undefined} onClick={() => setChosen(version.version)}>
            <strong>Version {version.version}</strong>
            <span>{new Date(version.createdAt).toLocaleString()}</span>
            {summarise && <span dir="auto">{summarise(version)}</span>}
          </button>
        ))}
      </nav>
      <section className={classes.compare} aria-label="Comparison" tabIndex={0}>
        <div className={classes.head}>
          <span>What version {after.version} changes against</span>
          <Select
            aria-label="Compared with"
            w={150}
            allowDeselect={false}
            value={String(before.version)}
            onChange={(value) => setAgainst(Number(value))}
            data={[...newestFirst.filter(({ version }) => version !== after.version), ...(previous === empty ? [empty] : [])].map(({ version }) => ({ value: String(version), label: version === 0 ? 'nothing' : `version ${version}` }))}
          />
        </div>
        {detail?.(after)}
        {compare(before, after)}
      </section>
    </div>
  );
}
