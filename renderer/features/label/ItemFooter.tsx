import type { LabelItem } from '../../../shared/contract/labelling';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import { ClassChip } from '../../components/ClassChip';
import { usePreferences } from '../../state/preferences';
import classes from './ItemFooter.module.css';

/** Which item this is, what is known about it, and what was answered before. */
export function ItemFooter({ item, classesByUid }: { readonly item: LabelItem; readonly classesByUid: ReadonlyMap<string, LabelClass> }) {
  const { externalId } = item.content;
  const showDetails = usePreferences((state) => state.showDetails);
  return (
    <footer className={classes.footer}>
      <span className={classes.position}>{item.position.toLocaleString()}</span>
      <bdi className={`mono ${classes.id}`}>{externalId}</bdi>
      <span className={classes.facts}>{showDetails && <Details item={item} />}</span>
      <PreviousAnswer answer={item.answer} classesByUid={classesByUid} />
    </footer>
  );
}

function Details({ item }: { readonly item: LabelItem }) {
  const { tags, metadata } = item.content;
  const facts = [...Object.entries(tags).flatMap(([name, values]) => values.map((value) => ({ name, value }))), ...metadata];
  return facts.map(({ name, value }) => (
    <span key={`${name}=${value}`} className={classes.tag}>
      <bdi>{name}</bdi>: <bdi>{value}</bdi>
    </span>
  ));
}

function PreviousAnswer({ answer, classesByUid }: { readonly answer: LabelItem['answer']; readonly classesByUid: ReadonlyMap<string, LabelClass> }) {
  if (!answer) return null;
  const chosen = classesByUid.get(answer.classUid ?? '');
  return (
    <span className={classes.answer}>
      Your answer: {answer.kind === 'skip' ? 'skipped' : answer.kind === 'ambiguous' ? `ambiguous${answer.note ? `, “${answer.note}”` : ''}` : chosen ? <ClassChip name={chosen.name} color={chosen.color} /> : 'a class that is gone'}
    </span>
  );
}
