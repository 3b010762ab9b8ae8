import { Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import type { DisagreementFilter } from '../../../../shared/contract/settling';
import { useClasses } from '../../../data/useClasses';
import { NO_FILTER } from './settleSession';
import classes from './Settle.module.css';
import { settling, useSettling } from './settling';

const change = (filter: Partial<DisagreementFilter>) => void settling.open({ ...settling.store.getState().filter, ...filter });

/** Narrows the queue: two classes in dispute, an annotator, a tag, words. Each says how many open disagreements it would leave. */
export function QueueFilters() {
  const { byUid } = useClasses();
  const filter = useSettling((state) => state.filter);
  const listed = useSettling((state) => state.listed);
  const [text, setText] = useState(filter.text);
  const search = useDebouncedCallback((wanted: string) => change({ text: wanted }), 300);
  const nameOf = (uid: string) => byUid.get(uid)?.name ?? '?';
  const pairs = listed?.pairs ?? [];
  const tags = listed?.tags ?? [];
  const placeOfPair = filter.pair === null ? -1 : pairs.findIndex(({ a, b }) => a === filter.pair![0] && b === filter.pair![1]);
  const placeOfTag = filter.tag === null ? -1 : tags.findIndex(({ key, value }) => key === filter.tag!.key && value === filter.tag!.value);
  return (
    <div className={classes.filters}>
      <TextInput size="xs" aria-label="Words in the item" placeholder="Words in the item" value={text} onChange={(event) => { setText(event.currentTarget.value); search(event.currentTarget.value); }} />
      <Select size="xs" aria-label="Pair of classes" placeholder="Any two classes" clearable searchable data={pairs.map(({ a, b, items }, place) => ({ value: String(place), label: `${nameOf(a)} / ${nameOf(b)} (${items})` }))} value={placeOfPair < 0 ? null : String(placeOfPair)} onChange={(value) => change({ pair: value === null ? null : [pairs[Number(value)]!.a, pairs[Number(value)]!.b] })} />
      <Select size="xs" aria-label="Annotator" placeholder="Any annotator" clearable searchable data={(listed?.annotators ?? []).map(({ id, name, items }) => ({ value: String(id), label: `${name} (${items})` }))} value={filter.annotatorId === null ? null : String(filter.annotatorId)} onChange={(value) => change({ annotatorId: value === null ? null : Number(value) })} />
      {(tags.length > 0 || filter.tag !== null) && <Select size="xs" aria-label="Tag" placeholder="Any tag" clearable searchable data={tags.map(({ key, value, items }, place) => ({ value: String(place), label: `${key}=${value} (${items})` }))} value={placeOfTag < 0 ? null : String(placeOfTag)} onChange={(value) => change({ tag: value === null ? null : { key: tags[Number(value)]!.key, value: tags[Number(value)]!.value } })} />}
    </div>
  );
}

export const isFiltered = (filter: DisagreementFilter) => JSON.stringify(filter) !== JSON.stringify(NO_FILTER);
