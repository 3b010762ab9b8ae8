import { NativeSelect, UnstyledButton } from '@mantine/core';
import type { ColumnStats } from '../../../shared/contract/items';
import { Bar } from '../../components/Bar';
import { useRead } from '../../data/queries';
import { useClasses } from '../../data/useClasses';
import { formatPercent } from '../../format/formatPercent';
import { valueName } from '../../data/columns/columnValues';
import classes from './Data.module.css';
import { type DataColumn, hasStatistics } from '../../data/columns/dataColumns';
import { addFilter, showStatistics, useData } from './dataStore';
import { Histogram } from './Histogram';

/** How one column is distributed over the items that match the rest of the query; a value narrows the grid to it. */
export function StatsPanel({ columns }: { readonly columns: readonly DataColumn[] }) {
  const query = useData((state) => state.query);
  const statsColumn = useData((state) => state.statsColumn);
  const column = columns.find(({ id }) => id === statsColumn) ?? columns.find(hasStatistics);
  // without its own filter: the other values must stay in sight to be chosen
  const others = query.filters.filter((filter) => filter.column !== column?.id);
  const stats = useRead('items.columnStats', { query: { search: query.search, filters: others, sort: null }, column: column?.id ?? 'gold' }, { enabled: column !== undefined, keepPrevious: true });
  return (
    <div className={classes.stats}>
      <NativeSelect aria-label="Column" data={columns.filter(hasStatistics).map(({ id, title }) => ({ value: id, label: title }))} value={column?.id ?? ''} onChange={(event) => showStatistics(event.currentTarget.value)} />
      {stats.error && (
        <p role="alert" className={classes.panelNote}>
          {stats.error.message}
        </p>
      )}
      {column && stats.data?.column === column.id && <Distribution column={column} stats={stats.data} />}
    </div>
  );
}

function Distribution({ column, stats }: { readonly column: DataColumn; readonly stats: ColumnStats }) {
  const { byUid } = useClasses();
  const largest = Math.max(1, stats.missing, ...stats.top.map(({ count }) => count));
  const own = useData((state) => state.query.filters.find((filter) => filter.column === column.id && filter.operator === 'is'));
  const filterBy = (operator: 'is' | 'missing', values: readonly string[]) => addFilter({ column: column.id, operator, values });
  return (
    <>
      <dl className={classes.statNumbers}>
        <Fact name="Items" value={stats.items.toLocaleString('en')} />
        <Fact name="Distinct" value={stats.distinct.toLocaleString('en')} />
        <Fact name="Missing" value={`${stats.missing.toLocaleString('en')} (${formatPercent(stats.items === 0 ? null : stats.missing / stats.items)})`} />
      </dl>
      {stats.numeric && stats.distinct > 12 && <Histogram numeric={stats.numeric} isShare={column.kind === 'share'} />}
      <ul className={classes.values}>
        {stats.top.map(({ value, count }) => {
          const name = valueName(column, value, byUid);
          return (
            <li key={value}>
              <UnstyledButton className={classes.value} aria-pressed={own?.values.includes(value) ?? false} onClick={() => filterBy('is', [value])} title={`Show only ${name}`}>
                <bdi className={classes.valueName}>{column.kind === 'share' ? formatPercent(Number(value)) : name}</bdi>
                <span className={classes.valueCount}>{count.toLocaleString('en')}</span>
                <span className={classes.valueShare}>{formatPercent(stats.items === 0 ? null : count / stats.items)}</span>
                <span className={classes.valueBar}>
                  <Bar share={count / largest} {...(byUid.get(value) && column.kind === 'class' ? { color: byUid.get(value)!.color } : {})} />
                </span>
              </UnstyledButton>
            </li>
          );
        })}
        {stats.missing > 0 && (
          <li>
            <UnstyledButton className={classes.value} onClick={() => filterBy('missing', [])} title="Show only items without a value">
              <span className={classes.none}>missing</span>
              <span className={classes.valueCount}>{stats.missing.toLocaleString('en')}</span>
              <span className={classes.valueShare}>{formatPercent(stats.missing / stats.items)}</span>
              <span className={classes.valueBar}>
                <Bar share={stats.missing / largest} color="var(--gs-line-strong)" />
              </span>
            </UnstyledButton>
          </li>
        )}
      </ul>
      {stats.distinct > stats.top.length && <p className={classes.panelNote}>And {(stats.distinct - stats.top.length).toLocaleString('en')} rarer values.</p>}
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
