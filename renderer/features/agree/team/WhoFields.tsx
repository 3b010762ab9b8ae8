import { Checkbox, NumberInput } from '@mantine/core';
import type { AnnotatorInfo } from '../../../../shared/contract/definition';
import { chosenPeople, type PlanDraft, workers } from './planDraft';
import { changeDraft } from './planStore';
import classes from './Team.module.css';

/** Who labels, and who more than others. */
export function WhoFields({ draft, people }: { readonly draft: PlanDraft; readonly people: readonly AnnotatorInfo[] }) {
  const all = workers(people);
  const chosen = new Set(chosenPeople(draft, people).map(({ id }) => id));
  const { capacities } = draft;
  const choose = (id: number, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    changeDraft({ chosen: next });
  };
  return (
    <fieldset className={classes.who}>
      <legend className={classes.legend}>
        Who <span className={classes.muted}>{`${chosen.size} of ${all.length}`}</span>
      </legend>
      <div className={classes.people} tabIndex={all.length > 12 ? 0 : undefined} role="group" aria-label="Who labels">
        {all.map((person) => (
          <div key={person.id} className={classes.person}>
            <Checkbox className={classes.personName ?? ''} label={<bdi>{person.name}</bdi>} checked={chosen.has(person.id)} onChange={(event) => choose(person.id, event.currentTarget.checked)} />
            {capacities && (
              <NumberInput
                aria-label={`Share of the work of ${person.name}`}
                w={64}
                min={0.1}
                max={100}
                step={0.5}
                disabled={!chosen.has(person.id)}
                value={capacities.get(person.id) ?? 1}
                onChange={(value) => typeof value === 'number' && value > 0 && changeDraft({ capacities: new Map([...capacities, [person.id, value]]) })}
              />
            )}
          </div>
        ))}
      </div>
      <div className={classes.whoActions}>
        <Checkbox label="Everybody" checked={chosen.size === all.length} indeterminate={chosen.size > 0 && chosen.size < all.length} onChange={(event) => changeDraft({ chosen: new Set(event.currentTarget.checked ? all.map(({ id }) => id) : []) })} />
        <Checkbox label="Unequal shares of the work" checked={capacities !== null} onChange={(event) => changeDraft({ capacities: event.currentTarget.checked ? new Map() : null })} />
      </div>
    </fieldset>
  );
}
