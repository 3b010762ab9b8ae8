import { NumberInput, Radio } from '@mantine/core';
import type { OverlapRule } from '../../../../shared/domain/assignment';
import type { PlanDraft } from './planDraft';
import { changeDraft } from './planStore';
import classes from './Team.module.css';

type NumberKey = 'k' | 'percent' | 'start' | 'max';

/** How many people an item gets. */
export function RuleFields({ draft }: { readonly draft: PlanDraft }) {
  const { kind } = draft;
  const choose = (value: string) => changeDraft({ kind: value as OverlapRule['kind'] });
  const number = (key: NumberKey, label: string, most = 500, least = 1) => (
    <NumberInput className={classes.inline ?? ''} aria-label={label} w={58} min={least} max={most} allowDecimal={false} clampBehavior="strict" value={draft[key]} onChange={(value) => typeof value === 'number' && value >= least && changeDraft({ [key]: value })} />
  );
  return (
    <Radio.Group label="How many people an item gets" value={kind} onChange={choose}>
      <div className={classes.rules}>
        <div className={classes.rule}>
          <Radio value="all" label="The same for every item" />
          {kind === 'all' && <span className={classes.sentence}>{number('k', 'Annotators for every item')} annotators</span>}
        </div>
        <div className={classes.rule}>
          <Radio value="share" label="More for a random share" />
          {kind === 'share' && (
            <span className={classes.sentence}>
              {number('percent', 'Percent of the items', 100, 0)} % of the items get {number('k', 'Annotators for the share')}, the others 1
            </span>
          )}
        </div>
        <div className={classes.rule}>
          <Radio value="untilAgreement" label="Until enough agree" />
          {kind === 'untilAgreement' && (
            <span className={classes.sentence}>
              {number('start', 'Annotators at first')} first, one more while they disagree, up to {number('max', 'Annotators at most')}
            </span>
          )}
        </div>
      </div>
    </Radio.Group>
  );
}
