import { NativeSelect } from '@mantine/core';
import { SPLITS, type Split } from '../../../../shared/domain/project';
import { useRead } from '../../../data/queries';
import type { PlanDraft, Scope } from './planDraft';
import { changeDraft } from './planStore';
import classes from './Team.module.css';

const ANY = '';
const SCOPES: readonly { readonly value: Scope; readonly label: string }[] = [
  { value: 'all', label: 'all' },
  { value: 'unanswered', label: 'nobody has answered' },
  { value: 'noGold', label: 'without gold label' },
];

/** Which items are shared out. */
export function ItemsFields({ draft: { scope, split, tag } }: { readonly draft: PlanDraft }) {
  const tagKeys = useRead('items.columns', {}).data?.tagKeys ?? [];
  return (
    <div className={classes.row}>
      <NativeSelect label="Items" data={[...SCOPES]} value={scope} onChange={(event) => changeDraft({ scope: event.currentTarget.value as Scope })} />
      <NativeSelect
        label="Split"
        data={[{ value: ANY, label: 'any' }, ...SPLITS.map((name) => ({ value: name, label: name })), { value: 'none', label: 'none yet' }]}
        value={split ?? ANY}
        onChange={(event) => changeDraft({ split: event.currentTarget.value === ANY ? null : (event.currentTarget.value as Split | 'none') })}
      />
      {tagKeys.length > 0 && (
        <NativeSelect
          label="Tag"
          data={[{ value: ANY, label: 'any' }, ...tagKeys.map((key) => ({ value: key, label: key }))]}
          value={tag?.key ?? ANY}
          onChange={(event) => changeDraft({ tag: event.currentTarget.value === ANY ? null : { key: event.currentTarget.value, value: '' } })}
        />
      )}
      {tag && <TagValue key={tag.key} tag={tag} />}
    </div>
  );
}

/** The commonest values; the first one is taken until another is chosen. */
function TagValue({ tag }: { readonly tag: NonNullable<PlanDraft['tag']> }) {
  const stats = useRead('items.columnStats', { query: { search: '', filters: [], sort: null }, column: `tag:${tag.key}` });
  const values = stats.data?.top.map(({ value }) => value) ?? [];
  const choose = (value: string) => changeDraft({ tag: { key: tag.key, value } });
  return <NativeSelect label={`${tag.key} is`} data={[...(values.includes(tag.value) ? [] : [{ value: tag.value, label: 'choose …' }]), ...values.map((value) => ({ value, label: value }))]} value={tag.value} onChange={(event) => choose(event.currentTarget.value)} />;
}
