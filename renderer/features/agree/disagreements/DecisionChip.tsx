import { ClassChip } from '../../../components/ClassChip';
import { useClasses } from '../../../data/useClasses';
import { describeDecision } from '../../../format/describeDecision';
import type { GoldEvent } from '../../../../shared/contract/items';
import classes from './Settle.module.css';

/** What was decided: the class, or in words that there is none. */
export function DecisionChip({ decision, classUid }: { readonly decision: GoldEvent['decision']; readonly classUid: string | null }) {
  const { byUid } = useClasses();
  const entry = classUid === null ? undefined : byUid.get(classUid);
  return entry ? <ClassChip name={entry.name} color={entry.color} /> : <span className={classes.decision}>{describeDecision(decision)}</span>;
}
